import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import '../src/newsletter-signup/index.js';
import type { NewsletterSignup } from '../src/newsletter-signup/index.js';
import { demoServer, type Fault } from '../src/provider/demo.js';

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
    layout: { control: 'select', options: ['stacked', 'inline'] },
  },
  beforeEach: () => {
    demoServer.clear();
    demoServer.delayMs = 600;
    sessionStorage.clear();
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

/** Types an address into the form and sends it, with what is to go wrong. */
function signUp(address: string, ...faults: readonly Fault[]): NonNullable<Story['play']> {
  return async ({ canvasElement }) => {
    const element = canvasElement.querySelector<NewsletterSignup>('aw-newsletter-signup');
    await element?.updateComplete;
    // The provider is a chunk of its own: the field is there once it has come.
    for (let tries = 0; tries < 100 && !element?.renderRoot.querySelector('input'); tries += 1)
      await new Promise((next) => setTimeout(next, 20));
    const field = element?.renderRoot.querySelector<HTMLInputElement>('input[type=email]');
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
