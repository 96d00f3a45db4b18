import { Pricer, Rejected, init } from "keytill-miniprogram";
import { priceBook } from "./price-book";

interface Row {
  variant: string;
  name: string;
  quantity: number;
}

let pricer: Pricer | undefined;

Page({
  data: {
    rows: [
      { variant: "gift-card-50", name: "礼品卡 50", quantity: 2 },
      { variant: "gift-card-100", name: "礼品卡 100", quantity: 0 },
      { variant: "month", name: "月度会员", quantity: 1 },
    ] as Row[],
    total: "",
    discount: "",
    why: [] as string[],
    refused: "",
  },

  async onLoad() {
    await init();
    pricer = new Pricer(priceBook);
    this.price();
  },

  onUnload() {
    pricer?.free();
    pricer = undefined;
  },

  step(event: WechatMiniprogram.TouchEvent<{}, {}, { row: number; by: number }>) {
    const { row, by } = event.currentTarget.dataset;
    const rows = this.data.rows.map((one, n) =>
      n === row ? { ...one, quantity: Math.max(0, one.quantity + by) } : one,
    );
    this.setData({ rows });
    this.price();
  },

  /** Prices the cart on the device: no request, the same cent as on the server. */
  price() {
    if (pricer === undefined) return;
    const lines = this.data.rows.filter((row) => row.quantity > 0).map(({ variant, quantity }) => ({ variant, quantity }));
    try {
      const cart = { channel: "wechat", lines, at: Date.now() };
      const { total, discount } = pricer.price(cart);
      this.setData({ total, discount, why: pricer.explain(cart, "zh").trim().split("\n"), refused: "" });
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      this.setData({ total: "", discount: "", why: [], refused: error.message });
    }
  },
});
