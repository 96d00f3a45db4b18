exports.where = () => new URL("../../wasm/pricing.wasm", require("node:url").pathToFileURL(__filename));
