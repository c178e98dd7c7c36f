import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Locator, Page } from 'playwright-core';
import { between, draw, type Chance } from './chance.ts';

/** `text` is the address, or the comment: no two are alike. */
export interface Submission {
  readonly kind: 'sign-up' | 'comment';
  readonly text: string;
}

/** What the element said; `id` is a comment's. */
export interface Acknowledged {
  readonly type: string;
  readonly id?: string;
}

/** What happens to a visitor, of every thousand submissions: the page is loaded again, or the device loses the network for a while. */
const mishaps = { reload: 150, offline: 80 };

/** How long a visitor waits for an acknowledgement, in milliseconds: repeats come ever more rarely, up to a minute and a half apart. */
const patienceMs = 240_000;

/** A reader with a page and a device of their own, who submits by keys and clicks, one after the other. */
export class Visitor {
  readonly met: Record<keyof typeof mishaps, number> = { reload: 0, offline: 0 };

  private readonly page: Page;
  private readonly chance: Chance;

  private constructor(page: Page, chance: Chance) {
    this.page = page;
    this.chance = chance;
  }

  static async arrive(browser: Browser, url: string, chance: Chance): Promise<Visitor> {
    const context = await browser.newContext();
    context.setDefaultTimeout(30_000);
    await context.addInitScript(listen);
    const page = await context.newPage();
    await page.goto(url);
    return new Visitor(page, chance);
  }

  /** Submits, and waits; `undefined` where no acknowledgement came. */
  async submit({ kind, text }: Submission): Promise<Acknowledged | undefined> {
    const { page, chance } = this;
    await page.evaluate(() => sessionStorage.removeItem('seen'));
    const mishap = draw(chance, mishaps);
    if (mishap) this.met[mishap] += 1;
    const button = await (kind === 'comment' ? this.comment(text) : this.signUp(text));
    if (mishap === 'offline') await page.context().setOffline(true);
    await button.click();
    if (mishap === 'reload') await this.said('aw-submit');
    if (mishap) await pause(between(chance, 0, 600));
    if (mishap === 'reload') await page.reload();
    if (mishap === 'offline') await page.context().setOffline(false);
    return this.said(kind === 'comment' ? 'aw-post' : 'aw-success');
  }

  /** Types an address, and gives the button. */
  private async signUp(address: string): Promise<Locator> {
    const form = this.page.locator('aw-newsletter-signup');
    // What the element documents as its own; the library's types are not part of this program.
    await form.evaluate((element) => (element as HTMLElement & { reset(): void }).reset());
    await form.getByRole('textbox', { name: 'Email' }).pressSequentially(address);
    return form.getByRole('button', { name: 'Sign me up' });
  }

  /** Types a comment, and gives the button. */
  private async comment(text: string): Promise<Locator> {
    const box = this.page.locator('aw-comment-box');
    await box.getByRole('textbox', { name: 'Comment', exact: true }).pressSequentially(text);
    const [name, email] = [box.getByRole('textbox', { name: 'Name' }), box.getByRole('textbox', { name: 'Email' })];
    if (!(await name.inputValue())) await name.pressSequentially('Sam');
    if (!(await email.inputValue())) await email.pressSequentially('sam@example.org');
    return box.getByRole('button', { name: 'Post comment' });
  }

  /** The first event of a type that an element has fired since the submission began. */
  private async said(type: string): Promise<Acknowledged | undefined> {
    const find = (wanted: string) => {
      const seen = JSON.parse(sessionStorage.getItem('seen') ?? '[]') as Acknowledged[]; // written by listen()
      return seen.find((each) => each.type === wanted);
    };
    try {
      const handle = await this.page.waitForFunction(find, type, { polling: 50, timeout: patienceMs });
      return await handle.jsonValue();
    } catch {
      // TimeoutError: what the visitor sees then is told with the result.
      console.log(`No ${type}: ${await this.page.locator('body').ariaSnapshot()}`);
      return undefined;
    }
  }
}

/** In the page: writes down what the elements say where a reload finds it again. */
function listen(): void {
  for (const type of ['aw-submit', 'aw-success', 'aw-post']) {
    addEventListener(type, (event) => {
      const seen = JSON.parse(sessionStorage.getItem('seen') ?? '[]') as Acknowledged[]; // written here
      const { id } = (event as CustomEvent<{ readonly id?: string }>).detail; // all three are custom events
      sessionStorage.setItem('seen', JSON.stringify([...seen, { type, ...(id !== undefined && { id }) }]));
    });
  }
}
