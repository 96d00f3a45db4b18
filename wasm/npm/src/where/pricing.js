export const where = () => new URL("../../wasm/pricing.wasm", import.meta.url);
