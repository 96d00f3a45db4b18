/** An object whose state lies in the module's memory. */
export interface Native {
  free(): void;
}

export interface PricerHandle extends Native {
  withGrants(grants: string): PricerHandle;
  quote(cart: string): string;
  price(cart: string): string;
  explain(cart: string, language: string): string;
  bestCoupons(cart: string, held: string): string;
  digest(): string;
}

export interface WholePricerHandle extends PricerHandle {
  withGrants(grants: string): WholePricerHandle;
  lint(settings: string): string;
  publicBook(buyer?: string): string;
  grant(code: string): string;
}

export interface ShopHandle extends Native {
  execute(command: string): string;
  executeBatch(commands: string, stop: boolean): string;
  decide(command: string): string;
  quote(cart: string): string;
  ask(query: string): string;
  takeJournal(): Uint8Array<ArrayBuffer>;
  snapshot(): Uint8Array<ArrayBuffer>;
  digest(): string;
  nextDeadline(): number | undefined;
}

export interface RecoveredHandle extends Native {
  shop(): ShopHandle;
  goodBytes(): number;
  damage(): string | undefined;
}

export interface PlanHandle extends Native {
  pay(sale: string): string;
  bound(): string;
  lint(policy?: string): string;
  simulate(market: string): string;
}

export interface SealerHandle extends Native {
  withOlder(keyId: number, sealing: Uint8Array): SealerHandle;
  seal(shop: string, pool: string, format: string, file: Uint8Array): string;
  sealReusable(shop: string, variant: string, fields: string): string;
  open(shop: string, pool: string, sealed: string): string;
  openReusable(shop: string, variant: string, sealed: string): string;
}

export interface NativePricing {
  readonly Pricer: new (priceBook: string) => PricerHandle;
  allocate(split: string): string;
}

export interface NativeMachine {
  readonly Pricer: new (priceBook: string) => WholePricerHandle;
  readonly Plan: new (plan: string) => PlanHandle;
  readonly Sealer: new (keyId: number, sealing: Uint8Array, fingerprint: Uint8Array) => SealerHandle;
  readonly Shop: {
    new (id: string, settings: string): ShopHandle;
    restore(snapshot: Uint8Array): ShopHandle;
    recover(journal: Uint8Array, snapshot?: Uint8Array): RecoveredHandle;
  };
  allocate(split: string): string;
  parseKeys(format: string, file: Uint8Array): string;
  verifyJournal(bytes: Uint8Array): string;
  journalLines(bytes: Uint8Array): string;
}
