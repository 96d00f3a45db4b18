// The scenarios and the hostile inputs of `vectors/`, against a keytill that is given: in Node, in a browser and in a
// mini-program the same code asks. Nothing here needs an environment.

/** What is wanted must be there; objects may have more. Says where something is missing. */
export function missing(wanted, got) {
  if (isObject(wanted) && isObject(got)) {
    for (const [name, value] of Object.entries(wanted)) {
      const inside = missing(value, got[name] ?? null);
      if (inside !== undefined) return `.${name}${inside}`;
    }
    return undefined;
  }
  if (Array.isArray(wanted) && Array.isArray(got) && wanted.length === got.length) {
    for (let n = 0; n < wanted.length; n++) {
      const inside = missing(wanted[n], got[n]);
      if (inside !== undefined) return `[${n}]${inside}`;
    }
    return undefined;
  }
  return wanted === got ? undefined : ` is ${JSON.stringify(got)}, not ${JSON.stringify(wanted)}`;
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Both the same as JSON, whatever the order of members. */
function same(one, other) {
  return missing(one, other) === undefined && missing(other, one) === undefined;
}

function expect(holds, what) {
  if (!holds) throw new Error(what);
}

/** Runs a scenario to its end; a snapshot takes the shop's place after each step that `restored` names. */
export function runScenario(keytill, scenario, restored = () => false) {
  const { Shop, Rejected } = keytill;
  let shop = new Shop(scenario.shop, scenario.settings);
  const journal = [shop.takeJournal()];
  for (const [n, step] of scenario.steps.entries()) {
    const at = `${scenario.name}, step ${n}`;
    if (step.quote !== undefined) {
      const wrong = missing(step.expect, quoted(shop, step.quote, Rejected));
      expect(wrong === undefined, `${at}: the quote${wrong}`);
    } else {
      const told = executed(shop, step.command, Rejected, at);
      for (const member of ["events", "reply", "answered_before", "rejection"]) {
        const stands = Object.hasOwn ? Object.hasOwn(step, member) : member in step;
        expect(stands === (told[member] !== undefined), `${at}: ${member} is ${JSON.stringify(told[member])}`);
        const wrong = stands && !same(step[member], told[member]);
        expect(!wrong, `${at}: ${member} is ${JSON.stringify(told[member])}, not ${JSON.stringify(step[member])}`);
      }
      journal.push(shop.takeJournal());
      for (const [what, wanted] of Object.entries(step.expect)) {
        const wrong = missing(wanted, look(shop, what, wanted, told, step.command));
        expect(wrong === undefined, `${at}: ${what}${wrong}`);
      }
    }
    if (restored(n)) {
      const snapshot = shop.snapshot();
      shop.free();
      shop = Shop.restore(snapshot);
    }
  }
  const { sequence, journal_head } = shop.ask({ shop: {} });
  const end = { digest: shop.digest, sequence, journal_head };
  expect(same(end, scenario.final), `${scenario.name} ends with ${JSON.stringify(end)}`);
  expect(shop.ask({ check: {} }) === null, `${scenario.name}: an invariant does not hold`);
  const recovery = Shop.recover(joined(journal));
  expect(recovery.damage === undefined && recovery.shop.digest === end.digest, `${scenario.name}: another replay`);
  recovery.shop.free();
  shop.free();
  return end.digest;
}

function quoted(shop, cart, Rejected) {
  try {
    return shop.quote(cart);
  } catch (thrown) {
    if (!(thrown instanceof Rejected)) throw thrown;
    return { rejection: thrown.code };
  }
}

/** What the machine says to a command: the members that stand beside it in a scenario. */
function executed(shop, command, Rejected, at) {
  const before = shop.digest;
  try {
    const { events, reply, answered_before } = shop.execute(command);
    const notices = shop.ask({ notices: {} });
    return answered_before ? { answered_before, reply, notices } : { events, reply, notices };
  } catch (thrown) {
    if (!(thrown instanceof Rejected)) throw thrown;
    expect(shop.digest === before, `${at}: a rejection changed the state`);
    expect(thrown.message === thrown.rejection.sentence && thrown.message.length > 0, `${at}: no message`);
    return { rejection: { code: thrown.code, params: thrown.params }, notices: [] };
  }
}

/** What is to be compared with one member of an expectation. */
function look(shop, what, wanted, told, command) {
  const clock = shop.ask({ shop: {} }).clock;
  const at = Math.max(command.at, clock);
  const byId = (read) => Object.fromEntries(Object.keys(wanted).map((id) => [id, read(id)]));
  const stock = (text) => {
    const [kind, id] = text.split(":");
    return { [kind]: id };
  };
  switch (what) {
    case "rejection":
      return told.rejection?.code ?? null;
    case "params":
      return told.rejection?.params ?? null;
    case "reply":
      return told.reply ?? null;
    case "answered_before":
      return told.answered_before ?? false;
    case "events":
      return told.events?.map((event) => Object.keys(event)[0]) ?? null;
    case "shop":
      return shop.ask({ balances: {} });
    case "clock":
      return clock;
    case "next_deadline":
      expect(shop.ask({ next_deadline: {} }) === (shop.nextDeadline ?? null), "two deadlines");
      return shop.nextDeadline ?? null;
    case "customers":
      return byId((customer) => shop.ask({ customer: { customer } }));
    case "network":
      return byId((customer) => shop.ask({ network: { customer } }));
    case "attribution":
      return byId((customer) => shop.ask({ attribution: { customer, model: "linear", at: clock } }));
    case "seats":
      return byId((customer) => shop.ask({ seat: { tree: "t", customer } }));
    case "stock":
      return byId((variant) => shop.ask({ stock: { variant, at } }));
    case "pools":
      return byId((pool) => shop.ask({ pool_counts: { pool } }));
    case "quotas":
      return byId((of) => shop.ask({ quotas: { of: stock(of), at } }));
    case "outlook":
      return byId((of) => shop.ask({ outlook: { of: stock(of), at } }));
    case "previews":
      return byId((variant) => shop.ask({ previews: { variant, at } }));
    case "sells":
      return byId((variant) =>
        Object.fromEntries(
          Object.keys(wanted[variant]).map((channel) => [channel, shop.ask({ stock_for: { variant, channel, at } })]),
        ),
      );
    case "payments":
      return byId((payment) => shop.ask({ payment: { payment } }));
    case "refunds":
      return byId((refund) => shop.ask({ refund: { refund } }));
    case "orders":
      return byId((order) => shop.ask({ order: { order } }));
    case "partners":
      return byId((order) => shop.ask({ partner_shares: { order } }));
    case "suppliers":
      return byId((id) => shop.ask({ supplier_balances: {} }).find(({ supplier }) => supplier === id));
    case "chain":
      return byId((customer) => shop.ask({ chain: { bonus: "chain", customer } }));
    case "explained":
      return byId((order) => {
        const why = (language) => shop.ask({ explain: { order, language } });
        const english = why("english");
        return { en: english.commission, zh: why("chinese").commission, agrees: english.commission_agrees };
      });
    case "queue":
      return shop.ask({ fulfilment_queue: { at } });
    case "waiting":
      return byId((variant) => shop.ask({ waiting_for: { variant } }));
    case "notices":
      return told.notices;
    case "commission":
      return byId((order) => shop.ask({ commission: { order } }));
    case "keys":
      return byId((order) => shop.ask({ keys_of: { order } }).map((key) => key.fingerprint));
    default:
      throw new Error(`nothing is known of \`${what}\` in an expectation`);
  }
}

/** Chunks of bytes as one. */
export function joined(chunks) {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

/** Every hostile command that is text; each must be refused with its code and leave the instance as it was. */
export function runBadInput(keytill, file) {
  const { Shop, Rejected } = keytill;
  const shop = new Shop(file.shop, file.settings);
  for (const { command } of file.setup) shop.execute(command);
  const before = shop.digest;
  let count = 0;
  for (const bad of file.cases) {
    const text = textOf(bad);
    if (text === undefined) continue;
    count += 1;
    try {
      shop.execute(text);
    } catch (thrown) {
      expect(thrown instanceof Rejected, `${bad.name}: ${thrown}`);
      expect(thrown.code === bad.code, `${bad.name}: ${thrown.code}, not ${bad.code}`);
      continue;
    }
    throw new Error(`${bad.name}: accepted`);
  }
  expect(shop.digest === before, "a refused command changed the state");
  expect(shop.ask({ check: {} }) === null, "an invariant does not hold");
  shop.free();
  return count;
}

/** The text of a case; undefined for one of bytes that JavaScript's texts cannot hold. */
function textOf({ json, json_parts }) {
  if (json !== undefined) return json;
  if (json_parts === undefined) return undefined;
  const pieces = json_parts.map((part) => {
    if (typeof part === "string") return part;
    const piece = (_, n) => part.repeat.split("#").join(String(n));
    return Array.from({ length: part.times }, piece).join(part.between ?? "");
  });
  return pieces.join("");
}
