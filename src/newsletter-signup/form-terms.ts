import { emailField, nameField } from './plain-form.js';

/** What the page's own form calls the fields that are ours, and what it sends beside them. */
export function termsOf(form: HTMLFormElement | null): {
  readonly names: { readonly email: string; readonly name: string };
  readonly hidden: readonly (readonly [name: string, value: string])[];
} {
  const ours = ['list', 'tags'];
  const hidden = [...(form?.querySelectorAll<HTMLInputElement>('input[type=hidden]') ?? [])];
  return {
    names: {
      email: emailField(form)?.name || 'email',
      name: nameField(form)?.name || 'name',
    },
    hidden: hidden.filter(({ name }) => name && !ours.includes(name)).map(({ name, value }) => [name, value]),
  };
}
