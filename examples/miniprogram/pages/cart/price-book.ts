import type { PriceBook } from "keytill-miniprogram";

/** What a server would send: the public form of the price book in force. */
export const priceBook: PriceBook = {
  id: "spring",
  currency: "CNY",
  variants: [
    { variant: "gift-card-50", product: "gift-card", price: "49.00" },
    { variant: "gift-card-100", product: "gift-card", price: "98.00" },
    { variant: "month", product: "membership", price: "12.50" },
  ],
  tiers: [
    { goods: { variant: "gift-card-50" }, kind: "volume", tiers: [{ from: 3, price: "47.50" }] },
  ],
  lanes: [
    {
      id: "order",
      mode: "best",
      offers: [
        {
          id: "ten-off-a-hundred",
          target: "order",
          effect: { amount_across: "10" },
          when: { at_least: { fact: "subtotal", value: "100" } },
        },
      ],
    },
  ],
};
