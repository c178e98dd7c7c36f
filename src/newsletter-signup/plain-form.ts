/** What a visitor had begun in the page's own form when the element took its place. */
export interface Begun {
  readonly email: string;
  readonly name: string;
  /** Where the visitor was typing. */
  readonly focused: 'email' | 'name' | undefined;
}

/** Reads the page's own form. Its fields may have any names: they are known by what they are for. */
export function begunIn(form: HTMLFormElement | null): Begun {
  const email = form?.querySelector<HTMLInputElement>('input[type=email], input[name=email]');
  const name = form?.querySelector<HTMLInputElement>('input[autocomplete~=name], input[name=name]');
  return {
    email: email?.value ?? '',
    name: name?.value ?? '',
    focused: email?.matches(':focus') ? 'email' : name?.matches(':focus') ? 'name' : undefined,
  };
}

/** The list that the page's own form signs up to; empty where it names none. */
export function listOf(form: HTMLFormElement | null): string {
  const list = form && new FormData(form).get('list');
  return typeof list === 'string' ? list : '';
}

/** Whether the page's own form leads elsewhere than to the server, and so is another's. */
export function leadsElsewhere(form: HTMLFormElement | null, server: URL | undefined): boolean {
  // The attribute: a field named "action" would hide the property.
  const action = form?.getAttribute('action');
  if (!action || !server) return false;
  return !URL.canParse(action, document.baseURI) || !new URL(action, document.baseURI).href.startsWith(server.href);
}
