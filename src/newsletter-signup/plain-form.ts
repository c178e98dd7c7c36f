import { webAddress } from '../site/web-address.js';

/** The page's own form inside the element. Its fields may have any names: they are known by what they are for. */

/** Whether a field asks for the visitor's name, by what the services' own forms call it: `FNAME`, `fields[first_name]`, `Name`. */
export function isName(name: string): boolean {
  return /name\b|name[\]_]/i.test(name);
}

export function emailField(form: HTMLFormElement | null): HTMLInputElement | null | undefined {
  return form?.querySelector<HTMLInputElement>('input[type=email], input[name=email]');
}

export function nameField(form: HTMLFormElement | null): HTMLInputElement | undefined {
  const texts = [...(form?.querySelectorAll<HTMLInputElement>('input[type=text], input:not([type])') ?? [])];
  return texts.find(({ autocomplete, name }) => autocomplete.includes('name') || isName(name));
}

/** What a visitor had begun in it when the element took its place. */
export interface Begun {
  readonly email: string;
  readonly name: string;
  /** Where the visitor was typing. */
  readonly focused: 'email' | 'name' | undefined;
}

export function begunIn(form: HTMLFormElement | null): Begun {
  const email = emailField(form);
  const name = nameField(form);
  return {
    email: email?.value ?? '',
    name: name?.value ?? '',
    focused: email?.matches(':focus') ? 'email' : name?.matches(':focus') ? 'name' : undefined,
  };
}

/** The lists, or the tags, that it names, comma separated; empty where it names none. */
export function namedIn(form: HTMLFormElement | null, what: 'list' | 'tags'): string {
  const given = form ? new FormData(form).getAll(what) : [];
  return given.filter((each) => typeof each === 'string').join(',');
}

/** Where it leads, when it is sent by POST; `undefined` where it leads nowhere, or where a page cannot follow. */
export function actionOf(form: HTMLFormElement | null): URL | undefined {
  // The attributes: a field named "action" would hide the property.
  const action = form?.getAttribute('action');
  const isPost = form?.getAttribute('method')?.toLowerCase() === 'post';
  return action && isPost ? webAddress(action) : undefined;
}
