/** The page's own form inside the element. Its fields may have any names: they are known by what they are for. */

const emailField = 'input[type=email], input[name=email]';
const nameField = 'input[autocomplete~=name], input[name=name]';

/** What a visitor had begun in it when the element took its place. */
export interface Begun {
  readonly email: string;
  readonly name: string;
  /** Where the visitor was typing. */
  readonly focused: 'email' | 'name' | undefined;
}

export function begunIn(form: HTMLFormElement | null): Begun {
  const email = form?.querySelector<HTMLInputElement>(emailField);
  const name = form?.querySelector<HTMLInputElement>(nameField);
  return {
    email: email?.value ?? '',
    name: name?.value ?? '',
    focused: email?.matches(':focus') ? 'email' : name?.matches(':focus') ? 'name' : undefined,
  };
}

/** The list that it signs up to; empty where it names none. */
export function listOf(form: HTMLFormElement | null): string {
  const list = form && new FormData(form).get('list');
  return typeof list === 'string' ? list : '';
}

/** Where it leads, when it is sent by POST; `undefined` where it leads nowhere, or where a page cannot follow. */
export function actionOf(form: HTMLFormElement | null): URL | undefined {
  // The attributes: a field named "action" would hide the property.
  const action = form?.getAttribute('action');
  const isPost = form?.getAttribute('method')?.toLowerCase() === 'post';
  const url = action && isPost && URL.canParse(action, document.baseURI) ? new URL(action, document.baseURI) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** What it calls the fields that are ours, and what it sends beside them. */
export function termsOf(form: HTMLFormElement | null): {
  readonly names: { readonly email: string; readonly name: string };
  readonly hidden: readonly (readonly [name: string, value: string])[];
} {
  const ours = ['list', 'tags'];
  const hidden = [...(form?.querySelectorAll<HTMLInputElement>('input[type=hidden]') ?? [])];
  return {
    names: {
      email: form?.querySelector<HTMLInputElement>(emailField)?.name || 'email',
      name: form?.querySelector<HTMLInputElement>(nameField)?.name || 'name',
    },
    hidden: hidden.filter(({ name }) => name && !ours.includes(name)).map(({ name, value }) => [name, value]),
  };
}
