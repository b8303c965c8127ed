/** Money as people read it, written as the terminal writes it. */
import { locale, t } from '../texts';

/** "$1,234.50", "$0.25", "$0.0042". Below a dollar, as answers cost, hundredths of a cent are told;
 *  what is less than one is said as that. */
export function dollars(usd: number): string {
  if (usd > 0 && usd < 0.0001) return t('money-usd-tiny');
  const style = { minimumFractionDigits: 2, maximumFractionDigits: usd < 1 ? 4 : 2 };
  return t('money-usd', { amount: new Intl.NumberFormat(locale(), style).format(usd) });
}
