import type { KeyState, Keyring, Provider } from '../ipc/bindings/contract';
import { t } from '../texts';

/** Where a provider's key is, in a few words. */
export function keyWords(key: KeyState): string {
  switch (key.kind) {
    case 'keyring':
      return t('settings-provider-key-keyring');
    case 'env':
      return t('settings-provider-key-env', { variable: key.variable });
    case 'env-missing':
      return t('settings-provider-key-env-missing', { variable: key.variable });
    case 'this-run':
      return t('settings-provider-key-this-run');
    case 'not-needed':
      return t('settings-provider-key-not-needed');
    case 'locked':
      return t('settings-provider-key-locked');
    case 'missing':
      return t('settings-provider-key-missing');
    case 'unknown':
      return t('settings-provider-key-unknown');
  }
}

/** The same in a sentence, with what can be done. */
export function keyPlace(key: KeyState, keyring: Keyring): string {
  switch (key.kind) {
    case 'keyring':
      return t('settings-keys-place-keyring');
    case 'env':
      return t('settings-keys-place-env', { variable: key.variable });
    case 'env-missing':
      return t('settings-keys-place-env-missing', { variable: key.variable });
    case 'this-run':
      return t('settings-keys-place-this-run');
    case 'not-needed':
      return t('settings-keys-place-not-needed');
    case 'locked':
      return t('settings-keys-place-locked');
    case 'missing':
      return keyring === 'missing' ? t('settings-keys-place-no-keyring') : t('settings-keys-place-missing');
    case 'unknown':
      return t('settings-keys-place-unknown');
  }
}

/** A key has to be entered: one in a keyring that is locked or does not answer comes back by itself. */
export function keyIsMissing(provider: Provider): boolean {
  return ['env-missing', 'missing'].includes(provider.key.kind);
}

/** The provider cannot be asked until the person does something about its key. */
export function keyIsWanted(provider: Provider): boolean {
  return ['env-missing', 'locked', 'missing', 'unknown'].includes(provider.key.kind);
}
