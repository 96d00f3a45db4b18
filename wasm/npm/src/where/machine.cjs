exports.where = () => new URL("../../wasm/machine.wasm", require("node:url").pathToFileURL(__filename));
