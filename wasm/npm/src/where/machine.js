export const where = () => new URL("../../wasm/machine.wasm", import.meta.url);
