/** Money as the documents write it: `98.00 CNY`. */
export type MoneyText = string;

/** A decimal as text: `98.00`. */
export type Decimal = string;

/** An amount taken apart. */
export interface Amount {
  readonly amount: Decimal;
  readonly currency: string;
}

/** Takes money apart: `98.00 CNY` is `98.00` and `CNY`. */
export function parseMoney(money: MoneyText): Amount {
  const parts = /^(-?\d+(?:\.\d+)?) ([A-Z0-9]{3,8})$/.exec(money);
  if (parts === null) throw new TypeError(`not money: ${JSON.stringify(money)}`);
  return { amount: parts[1] as string, currency: parts[2] as string };
}

/** Puts money together: `98.00` and `CNY` are `98.00 CNY`. */
export function moneyText(amount: Decimal, currency: string): MoneyText {
  return `${amount} ${currency}`;
}

/**
 * Money for people, by `Intl.NumberFormat`, to the digit: the decimal is given to the formatter as text, so no float is
 * between.
 *
 * @param money `98.00 CNY`, or a decimal when `currency` is given
 * @param locale BCP 47 tags; those of the system where left out
 * @param currency for a decimal that stands beside its currency, as in quotes
 */
export function formatMoney(money: MoneyText, locale?: string | readonly string[], currency?: string): string {
  const { amount, currency: code } = currency === undefined ? parseMoney(money) : { amount: money, currency };
  const digits = amount.includes(".") ? amount.length - amount.indexOf(".") - 1 : 0;
  const fractions = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const locales = locale === undefined || typeof locale === "string" ? locale : [...locale];
  // Some mini-programs have no Intl.
  if (typeof Intl === "undefined") return `${amount} ${code}`;
  // Private currencies such as USDT have no symbol and may be longer than Intl takes.
  if (!/^[A-Z]{3}$/.test(code)) {
    return `${formatDecimal(new Intl.NumberFormat(locales, fractions), amount)}\u00a0${code}`;
  }
  return formatDecimal(new Intl.NumberFormat(locales, { style: "currency", currency: code, ...fractions }), amount);
}

function formatDecimal(format: Intl.NumberFormat, decimal: Decimal): string {
  // Since 2023 formatters take decimals as text; older ones round to a float here, which is exact up to 15 digits.
  return format.format(decimal as unknown as number);
}

/** The minor units of a decimal as a number: `98.00` is 9800. Exact for everything that the machine takes or gives. */
export function minorUnits(amount: Decimal): number {
  if (!/^-?\d+(?:\.\d+)?$/.test(amount)) throw new TypeError(`not a decimal: ${JSON.stringify(amount)}`);
  const minor = Number(amount.replace(".", ""));
  if (!Number.isSafeInteger(minor)) throw new RangeError(`${amount} has more minor units than a number counts`);
  return minor;
}
