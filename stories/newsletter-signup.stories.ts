import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../src/newsletter-signup/index.js';
import type { NewsletterSignup } from '../src/newsletter-signup/index.js';
import { demoServer, type Fault } from '../src/provider/demo.js';
import { registerNewsletterProvider } from '../src/provider/newsletter/registry.js';

registerNewsletterProvider('unreadable', {
  capabilities: { idempotent: false, name: true, tags: true, fields: true, consent: true, list: 'optional' },
  build: () => ({ url: 'https://lists.example/', method: 'POST', headers: {}, unreadable: true }),
  transport: () => Promise.resolve({ status: 0, headers: {}, text: '' }),
  read: () => ({ kind: 'sent' }),
});

interface Args {
  heading: string;
  description: string;
  note: string;
  buttonLabel: string;
  nameField: string;
  consent: string;
  confirmation: string;
  layout: string;
}

const meta: Meta<Args> = {
  title: 'Newsletter sign-up',
  component: 'aw-newsletter-signup',
  args: {
    heading: 'One calm letter, Thursdays at four',
    description: 'The week’s reading on backs, and one small thing to try.',
    note: 'No spam, and one click to leave. We ask you to confirm by mail.',
    buttonLabel: '',
    nameField: 'none',
    consent: '',
    confirmation: 'mail',
    layout: 'inline',
  },
  argTypes: {
    nameField: { control: 'select', options: ['none', 'optional', 'required'] },
    confirmation: { control: 'select', options: ['mail', 'none'] },
    layout: { control: 'select', options: ['stacked', 'inline', 'bar'] },
  },
  beforeEach: () => {
    demoServer.clear();
    demoServer.delayMs = 600;
    sessionStorage.clear();
    localStorage.clear();
  },
  render: (args) =>
    html`<aw-newsletter-signup
      provider="demo"
      heading=${args.heading}
      description=${args.description}
      note=${args.note}
      button-label=${args.buttonLabel || nothing}
      name-field=${args.nameField}
      consent=${args.consent || nothing}
      confirmation=${args.confirmation}
      layout=${args.layout}
    ></aw-newsletter-signup>`,
};

export default meta;
type Story = StoryObj<Args>;

/** Field and button in one row, where there is room. */
export const Inline: Story = {};

export const Stacked: Story = { args: { layout: 'stacked' } };

/** With a name, and a sentence to agree to. */
export const NameAndConsent: Story = {
  args: {
    layout: 'stacked',
    nameField: 'optional',
    consent: 'I agree to receive the weekly letter, and know that I can leave with one click.',
  },
};

/** The field, once the provider's chunk has come. */
async function emailField(canvas: HTMLElement): Promise<HTMLInputElement | null | undefined> {
  const element = canvas.querySelector<NewsletterSignup>('aw-newsletter-signup');
  await element?.updateComplete;
  for (let tries = 0; tries < 100 && !element?.renderRoot.querySelector('input'); tries += 1)
    await new Promise((next) => setTimeout(next, 20));
  return element?.renderRoot.querySelector<HTMLInputElement>('input[type=email]');
}

/** Types an address into the form and sends it, with what is to go wrong. */
function signUp(address: string, ...faults: readonly Fault[]): NonNullable<Story['play']> {
  return async ({ canvasElement }) => {
    const element = canvasElement.querySelector<NewsletterSignup>('aw-newsletter-signup');
    const field = await emailField(canvasElement);
    if (!element || !field) return;
    field.value = address;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    demoServer.fail(...faults);
    element.submit();
  };
}

/** Something is missing, or cannot be right. */
export const Invalid: Story = { play: signUp('ruth@example .org') };

/** It is on its way. */
export const Submitting: Story = {
  play: async (context) => {
    demoServer.delayMs = 3_600_000;
    await signUp('ruth@example.org')(context);
  },
};

/** No network: kept on the device, sent by itself later. */
export const Waiting: Story = { play: signUp('ruth@example.org', 'offline', 'offline', 'offline', 'offline', 'offline', 'offline') };

/** A mail is on its way: the same height, nothing around it moves. */
export const Confirm: Story = { play: signUp('ruth@example.org') };

/** The back end says no, and why. */
export const Refused: Story = { play: signUp('ruth@example.org', { code: 'too-many', retryAfter: 600 }) };

/** Neither a server nor a provider, and no form inside: the visitor is told politely, the console says what to do. */
export const NotSetUp: Story = { render: () => html`<aw-newsletter-signup heading="One calm letter"></aw-newsletter-signup>` };

/** A mistyped domain: one tap takes the suggestion, and nothing is blocked. */
export const Suggestion: Story = {
  play: async ({ canvasElement }) => {
    const field = await emailField(canvasElement);
    if (!field) return;
    field.value = 'ruth@gmial.com';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
  },
};

/** Fields of the site's own; boxes named `list` choose lists. */
export const OwnFields: Story = {
  render: () =>
    html`<aw-newsletter-signup provider="demo" heading="Choose your letters" name-field="optional">
      <fieldset slot="fields">
        <legend>Which letters?</legend>
        <label><input type="checkbox" name="list" value="weekly" checked /> The weekly letter</label>
        <label><input type="checkbox" name="list" value="events" /> Walks and talks</label>
      </fieldset>
      <label slot="fields">
        Where do you sit most?
        <select name="seat">
          <option>At a desk</option>
          <option>In a car</option>
          <option>On a sofa</option>
        </select>
      </label>
    </aw-newsletter-signup>`,
};

/** A dialog, opened by a button that names it; a link to `#letter` does the same. */
export const Dialog: Story = {
  render: (args) =>
    html`<p><button commandfor="letter" command="--show">Get the letter</button> or <a href="#letter">by a link</a></p>
      <aw-newsletter-signup
        id="letter"
        provider="demo"
        display="dialog"
        heading=${args.heading}
        description=${args.description}
        note=${args.note}
      ></aw-newsletter-signup>`,
  play: async ({ canvasElement }) => {
    await emailField(canvasElement);
    canvasElement.querySelector<NewsletterSignup>('aw-newsletter-signup')?.show();
  },
};

/** At the bottom edge of the window; `trigger` says what brings it. */
export const Bar: Story = {
  render: (args) =>
    html`<p>A page, with its text.</p>
      <aw-newsletter-signup
        provider="demo"
        layout="bar"
        trigger="load"
        frequency="0d"
        heading=${args.heading}
        note=${args.note}
      ></aw-newsletter-signup>`,
};

/** The back end does not let a page read its answer: only what is known is said. */
export const Sent: Story = {
  render: (args) =>
    html`<aw-newsletter-signup provider="unreadable" endpoint="https://lists.example/" heading=${args.heading}></aw-newsletter-signup>`,
  play: signUp('ruth@example.org'),
};
