import keytill = require("keytill");
import pricing = require("keytill/pricing");

const shop: keytill.Shop = new keytill.Shop("demo");
const pricer: pricing.Pricer = new pricing.Pricer("{}");
shop.digest satisfies string;
pricer.digest satisfies string;
