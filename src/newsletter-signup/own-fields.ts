/** The site's own fields: native inputs that stand in the page and are shown inside the form. */
export type OwnField = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Those of a slot, in the order of the page, also where they stand deeper or come through another component's slot. */
export function ownFields(slot: HTMLSlotElement | null): readonly OwnField[] {
  const all = slot?.assignedElements({ flatten: true }) ?? [];
  return all.flatMap((each) => (isField(each) ? [each] : [...each.querySelectorAll<OwnField>('input, select, textarea')]));
}

/**
 * What they hold, as a form would send it (HTML: constructing the entry list): by name, only what is ticked or chosen, nothing that is
 * disabled. Files stay out. What has one name several times, or is a list to choose from, has several values.
 */
export function valuesOf(fields: readonly OwnField[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const field of fields) {
    if (!field.name || field.matches(':disabled')) continue;
    values.set(field.name, [...(values.get(field.name) ?? []), ...valueOf(field)]);
  }
  return values;
}

function valueOf(field: OwnField): readonly string[] {
  if (field instanceof HTMLSelectElement) return [...field.selectedOptions].map(({ value }) => value);
  if (!(field instanceof HTMLInputElement)) return [field.value];
  if (field.type === 'checkbox' || field.type === 'radio') return field.checked ? [field.value] : [];
  return ['file', 'submit', 'button', 'image', 'reset'].includes(field.type) ? [] : [field.value];
}

function isField(element: Element): element is OwnField {
  return element.matches('input, select, textarea');
}
