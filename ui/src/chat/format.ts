/** Money as people read it. */
import { t } from '../texts';

/** Digits that mean something: "$1.24", "$0.03", "$0.006"; what is less than a hundredth of a cent
 *  is said as that. */
export function dollars(usd: number): string {
  if (usd === 0) return t('money-usd', { amount: '0' });
  const digits = usd >= 0.1 ? 2 : usd >= 0.001 ? 3 : 4;
  return t('money-usd', { amount: Math.max(usd, 0.0001).toFixed(digits) });
}
