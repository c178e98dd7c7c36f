import fc from 'fast-check';
import type { NewsletterSignup } from '../../../src/newsletter-signup/newsletter-signup.js';
import { act, type Ledger } from './act.js';
import type { Session, Trouble } from './back-end.js';
import { anyTab, anyTrouble, deviceActs } from './device-acts.js';
import type { Tab } from './tab.js';
import { World } from './world.js';

const markup = '<aw-newsletter-signup provider="back-end" endpoint="https://back.invalid" name-field="optional"></aw-newsletter-signup>';

const signupIn = (page: Document): NewsletterSignup => page.querySelector('aw-newsletter-signup')!; // each page has one
const find = <Type extends HTMLElement>({ page }: Tab, selector: string) =>
  signupIn(page).shadowRoot?.querySelector<Type>(selector) ?? null;
const emailIn = (tab: Tab) => find<HTMLInputElement>(tab, '#email');

/** A device on which a page with a sign-up is open in one tab. */
export async function signupWorld(): Promise<World> {
  const world = new World(markup, isStill);
  await world.open();
  await world.settle();
  return world;
}

function isStill(page: Document, isHolding: boolean): boolean {
  const element = signupIn(page);
  // Also from the press on, while the half that sends is still on its way.
  const isSending = element.shadowRoot?.querySelector('[aria-disabled=true]') !== null;
  return !element.isUpdatePending && (isHolding || !isSending);
}

/** What a visitor has typed in a tab, and how much was acknowledged before. */
interface Entry {
  readonly address: string;
  readonly before: number;
}

/** What a visitor has typed and sent; each address is typed once. */
export class SignupLedger implements Ledger {
  private readonly entries = new Map<Session, Entry>();
  private readonly pressed: string[] = [];
  private count = 0;

  /** An address that was never typed before. */
  next(): string {
    return `sam${++this.count}@example.org`;
  }

  type({ session }: Tab, address: string, { backEnd }: World): void {
    this.entries.set(session, { address, before: backEnd.acknowledged.length });
    backEnd.excuse(session);
  }

  press(address: string): void {
    this.pressed.push(address);
  }

  doubled(from: Session, to: Session, world: World): void {
    const entry = this.waiting(from, world);
    if (entry) this.entries.set(to, entry);
  }

  faults(world: World): readonly string[] {
    const stored = [...world.backEnd.stored.values()].map(({ email }) => email);
    const count = (all: readonly string[], address: string) => all.filter((each) => each === address).length;
    return [
      ...world.tabs.flatMap((tab) => this.faultsOf(tab, world)),
      ...stored.filter((each) => count(stored, each) > count(this.pressed, each)).map((each) => `${each} is stored more often than sent`),
      ...(JSON.stringify({ ...localStorage }).includes('@example.org') ? ['an address is kept on the device'] : []),
    ];
  }

  isAtRest({ tabs }: World): boolean {
    return tabs.every(({ page }) => !['submitting', 'waiting'].includes(signupIn(page).status));
  }

  async unsent(world: World): Promise<readonly string[]> {
    // An address lives as long as its tab.
    for (const tab of [...world.tabs]) await world.reload(tab);
    await world.settle();
    for (const tab of world.tabs) if (emailIn(tab)?.value.includes('@')) press(this, tab, 1);
    await world.settle();
    return world.tabs.flatMap((tab) => (emailIn(tab)?.value.includes('@') ? [emailIn(tab)?.value ?? ''] : []));
  }

  /** What was typed in a tab, until the tab is told that it is stored. */
  private waiting(session: Session, { backEnd }: World): Entry | undefined {
    const entry = this.entries.get(session);
    const since = backEnd.acknowledged.slice(entry?.before);
    return since.some((each) => each.session === session && each.content.email === entry?.address) ? undefined : entry;
  }

  private faultsOf(tab: Tab, world: World): readonly string[] {
    const entry = this.waiting(tab.session, world);
    const shown = emailIn(tab)?.value;
    if (!entry) {
      const kept = [...tab.session.values()].join().includes('@example.org');
      return [...(shown ? [`has come back: ${shown}`] : []), ...(kept ? ['an address is kept though it was taken'] : [])];
    }
    // Asked for once more, it stands in the receipt.
    const isSeen = shown === entry.address || (shown === undefined && signupIn(tab.page).status === 'submitting');
    return isSeen ? [] : [`${entry.address} is lost: there is ${String(shown)}`];
  }
}

function fill(field: HTMLInputElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

function write(ledger: SignupLedger, tab: Tab, isWhole: boolean, world: World): void {
  const field = emailIn(tab);
  if (!field || field.readOnly) return;
  const address = isWhole ? ledger.next() : ledger.next().replace(/@.*/, '');
  fill(field, address);
  ledger.type(tab, address, world);
}

/** Clicks the button that sends; where something waits, it asks for another try of that. */
function press(ledger: SignupLedger, tab: Tab, clicks: number): void {
  const field = emailIn(tab);
  if (!field) return;
  if (!['submitting', 'waiting'].includes(signupIn(tab.page).status)) ledger.press(field.value);
  for (let click = 0; click < clicks; click += 1) find(tab, '#button')?.click();
}

const signupActs = fc.oneof(
  {
    weight: 3,
    arbitrary: act<SignupLedger, { tab: number; isWhole: boolean }>(
      'the visitor types an address',
      { tab: anyTab, isWhole: fc.constantFrom(true, true, false) },
      ({ tab, isWhole }, ledger, world) => write(ledger, world.tab(tab), isWhole, world),
    ),
  },
  {
    weight: 3,
    arbitrary: act<SignupLedger, { tab: number; trouble: Trouble | null }>(
      'the visitor types an address and sends it',
      { tab: anyTab, trouble: fc.option(anyTrouble, { freq: 3 }) },
      async ({ tab, trouble }, ledger, world) => {
        write(ledger, world.tab(tab), true, world);
        await world.settle();
        if (trouble) world.backEnd.expect(trouble);
        press(ledger, world.tab(tab), 1);
      },
    ),
  },
  {
    weight: 2,
    arbitrary: act<SignupLedger, { tab: number; clicks: number }>(
      'the visitor presses the button',
      { tab: anyTab, clicks: fc.constantFrom(1, 2) },
      ({ tab, clicks }, ledger, world) => press(ledger, world.tab(tab), clicks),
    ),
  },
  act<SignupLedger, { tab: number; name: string }>(
    'the visitor has another name',
    { tab: anyTab, name: fc.constantFrom('', 'Kim', 'سام') },
    ({ tab, name }, _, world) => {
      const field = find<HTMLInputElement>(world.tab(tab), '#name');
      if (!field || field.readOnly) return;
      fill(field, name);
      world.backEnd.excuse(world.tab(tab).session);
    },
  ),
  {
    weight: 2,
    arbitrary: act<SignupLedger, { tab: number }>('the visitor asks for the mail once more', { tab: anyTab }, ({ tab }, ledger, world) => {
      const asking = world.tab(tab);
      const again = find<HTMLButtonElement>(asking, '.afterwards button');
      const address = world.backEnd.acknowledged.findLast(({ session }) => session === asking.session)?.content.email;
      if (!again || again.ariaDisabled === 'true' || address === undefined) return;
      ledger.press(address);
      ledger.type(asking, address, world);
      again.click();
    }),
  },
  act<SignupLedger, { tab: number }>(
    'the visitor types into a page that is still coming',
    { tab: anyTab },
    async ({ tab }, ledger, world) => {
      write(ledger, await world.reload(world.tab(tab)), true, world);
    },
  ),
);

/** All that can happen to a sign-up. */
export const anySignupAct = fc.oneof({ weight: 1, arbitrary: signupActs }, { weight: 1, arbitrary: deviceActs });
