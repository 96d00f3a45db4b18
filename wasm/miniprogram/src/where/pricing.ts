/** Where the module lies in the code package, as npm is built into it. */
export const where = (): string => "/miniprogram_npm/keytill-miniprogram/pricing.wasm.br";
