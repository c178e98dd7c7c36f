import {
  type Check,
  type Fault,
  field,
  isObject,
  type Judge,
  judged,
  list,
  map,
  number,
  object,
  oneOf,
  Place,
  string,
  whole,
} from './checks.js';
import type { Quiz } from './quiz.js';
import { namesIn } from './text.js';

type QuizOrFaults = { readonly quiz: Quiz } | { readonly faults: readonly Fault[] };

/** Reads a quiz file: the quiz, or all that is wrong with it, in the order of the file. */
export function readQuiz(file: string): QuizOrFaults {
  let candidate: unknown;
  try {
    candidate = JSON.parse(file);
  } catch {
    // SyntaxError: there is nothing to point into.
    return { faults: [{ path: '', rule: 'json' }] };
  }
  return fit(candidate);
}

/** What should be a quiz, as one, or all that is wrong with it. */
export function fit(candidate: unknown): QuizOrFaults {
  const faults = check(candidate);
  return faults.length > 0 ? { faults } : { quiz: candidate as Quiz }; // what has no fault is a quiz
}

/** All that is wrong with what should be a quiz, in the order of the file; one mistake is one fault. */
export function check(candidate: unknown): readonly Fault[] {
  const faults: Fault[] = [];
  quiz(new Place(candidate, faults));
  return faults;
}

const anything: Check = () => undefined;
const anyString = string(() => true);
const truth = judged(oneOf(true, false));
const within = (least: number, most: number): Check => judged(number(least, most));
const isId = string((given) => /^[a-z0-9-]{1,40}$/.test(given));
const id = judged(isId);

/** A day that exists: some engines read 30 February as a day in March. */
const day = judged(string((given) => JSON.stringify(new Date(given)).slice(1, 11) === given));

/** An http(s) address; a relative one too where there is a base. */
const address = (base?: string): Check =>
  judged(string((given) => URL.canParse(given, base) && /^https?:$/.test(new URL(given, base).protocol)));

/** An id that no earlier item of the list has. */
const uniqueId = judged(isId, ({ value, parent }) => {
  const items = parent?.parent?.value;
  const isTaken = Array.isArray(items) && items.findIndex((item) => field(item, 'id') === value) < Number(parent?.key);
  return isTaken ? 'duplicate' : undefined;
});

/** An object whose keys are ids. */
const byId = (item: Check): Check =>
  map((at) => {
    if (isId(at.key)) at.fault('format');
    item(at);
  });

/** The ids of a list's items, or an object's keys; `undefined` where it is neither, so that nothing can be said about a reference. */
function ids(items: unknown = []): readonly unknown[] | undefined {
  if (Array.isArray(items)) return items.map((item) => field(item, 'id'));
  return isObject(items) ? Object.keys(items) : undefined;
}

const isMissing = (at: Place, name: string, id: unknown): boolean => ids(field(at.root, name))?.includes(id) === false;

/** An id that something under this name at the top has. */
const reference = (name: string): Check => judged(anyString, (at) => (isMissing(at, name, at.value) ? 'reference' : undefined));

/** The index of the question that a place is part of; infinite where it is part of none. */
function questionAround({ parent, key }: Place): number {
  if (!parent) return Infinity;
  const isQuestion = parent.key === 'questions' && parent.parent?.parent === undefined;
  return isQuestion ? Number(key) : questionAround(parent);
}

/** Where a question is named: it must exist and, inside another question, be an earlier one. */
function judgeName(at: Place, name: unknown): 'reference' | 'order' | undefined {
  const index = ids(field(at.root, 'questions'))?.indexOf(name);
  if (index === -1) return 'reference';
  return index !== undefined && index >= questionAround(at) ? 'order' : undefined;
}

const words: Check = (at) => {
  if (typeof at.value !== 'string') return at.fault('type');
  const names = namesIn(at.value);
  if (!names || at.value.trim() === '') return at.fault('format');
  for (const rule of new Set(names.map((name) => judgeName(at, name)))) if (rule) at.fault(rule);
};

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    // RangeError: not a BCP 47 tag.
    return false;
  }
}

const translations = map((at) => {
  if (isLanguage(String(at.key))) words(at);
  else at.fault('format');
});

const text: Check = (at) => {
  if (!isObject(at.value)) words(at);
  else if (Object.keys(at.value).length > 0) translations(at);
  else at.fault('format');
};

const bearing = {
  head: within(0, 12),
  shoulders: within(0, 45),
  upperBack: within(15, 75),
  lowerBack: within(5, 80),
  pelvis: within(-20, 30),
  sway: within(-4, 10),
  knees: within(-10, 20),
  hip: within(-5, 5),
  shoulder: within(-5, 5),
  headTilt: within(-20, 20),
};
const limb = within(0, 180);
const base = judged(oneOf('stand', 'sit', 'kneel', 'lie'));
const pose = object({}, bearing);
const exercisePose = object({}, { ...bearing, armRaise: limb, elbow: limb, hipBend: limb, kneeBend: limb, base });

const sources = list(reference('sources'));
const effect = {
  points: map((at) => {
    if (isMissing(at, 'patterns', at.key)) at.fault('reference');
    else judged(whole(0, 100))(at);
  }),
  flag: reference('flags'),
  pose,
};

/** A number greater than the one under the same key of the item before. */
const rising = (judge: Judge): Check =>
  judged(judge, ({ value, parent, key }) => {
    const before = field(field(parent?.parent?.value, Number(parent?.key) - 1), key);
    return !judge(before) && Number(before) >= Number(value) ? 'order' : undefined;
  });

const unordered: Check = (at) => {
  at.fault('order');
};
const bandBelow = object({}, { ...effect, below: rising(number()) });
const lastBand = object({}, { ...effect, below: unordered });

const band: Check = (at) => {
  if (at.key === (at.parent?.value as readonly unknown[]).length - 1) return lastBand(at);
  if (isObject(at.value) && !Object.hasOwn(at.value, 'below')) at.fault('order');
  bandBelow(at);
};

/** What an answer is compared with: the kind of the question that the condition names decides. */
const operand: Check = (at) => {
  const name = field(at.parent?.value, 'answer');
  const questions = field(at.root, 'questions');
  if (judgeName(at, name) || !Array.isArray(questions)) return;
  const question: unknown = questions.find((each) => typeof name === 'string' && field(each, 'id') === name);
  const options = field(question, 'options');
  switch (field(question, 'kind')) {
    case 'number':
      return judged(number())(at);
    case 'single':
    case 'multiple':
      if (at.key !== 'is' || typeof at.value !== 'string') at.fault('type');
      else if (Array.isArray(options) && !ids(options)?.includes(at.value)) at.fault('reference');
  }
};

/** A condition has the form of the first such key in it. */
const condition: Check = (at) => {
  const keys = isObject(at.value) ? Object.keys(at.value) : [];
  const form = keys.find((key) => ['answer', 'all', 'any', 'not'].includes(key)) ?? 'answer';
  const operator = keys.find((key) => ['is', 'atLeast', 'below'].includes(key)) ?? 'is';
  if (form === 'answer') object({ answer: judged(anyString, (named) => judgeName(named, named.value)), [operator]: operand })(at);
  else object({ [form]: form === 'not' ? condition : list(condition) })(at);
};

const options = (more = {}): Check => list(object({ id: uniqueId, text }, { ...effect, sources, ...more }), 2, 12);
const asked = { id: uniqueId, kind: anything, text };
const mayBeAsked = { help: text, when: condition, optional: truth, view: judged(oneOf('side', 'back')) };

const min = judged(number(), ({ value, parent }) => {
  const max = field(parent?.value, 'max');
  return typeof max === 'number' && Number(value) >= max ? 'order' : undefined;
});

const kinds = new Map<unknown, Check>([
  ['single', object({ ...asked, options: options() }, mayBeAsked)],
  ['multiple', object({ ...asked, options: options({ exclusive: truth }) }, mayBeAsked)],
  [
    'number',
    object(
      { ...asked, min, max: judged(number()) },
      { ...mayBeAsked, step: judged(number(Number.MIN_VALUE)), unit: text, suggested: judged(number()), bands: list(band) },
    ),
  ],
]);

/** Of a question of unknown kind nothing further is said. */
const question: Check = (at) => {
  const ofKind = kinds.get(field(at.value, 'kind'));
  if (ofKind) ofKind(at);
  else if (!isObject(at.value)) at.fault('type');
  else if (Object.hasOwn(at.value, 'kind')) at.in('kind').fault('type');
  else at.fault('required', 'kind');
};

const count = judged(whole(1));
const pattern = object(
  { id: uniqueId, name: text, levels: list(object({ id, from: rising(whole(1, 100)), name: text }), 1, 5) },
  {
    summary: text,
    tight: list(reference('muscles')),
    weak: list(reference('muscles')),
    plan: list(reference('exercises')),
    pose,
    link: object({ href: address('https://example.org'), text }),
    sources,
  },
);
const flag = object({ id: uniqueId, care: judged(oneOf('emergency', 'soon')), text }, { sources });
const dose = object({}, { holdSeconds: count, repetitions: count, sets: count, sides: count, daysPerWeek: count });
const exercise = object(
  { id: uniqueId, name: text, steps: list(text) },
  { targets: list(reference('muscles')), dose, caution: text, easier: text, frames: list(exercisePose, 2, 2), sources },
);

const quiz = object(
  { id, version: count, title: text, questions: list(question, 1, 200) },
  {
    $schema: anything,
    intro: text,
    disclaimer: text,
    otherwise: text,
    reviewed: object({ by: text, on: day }, { credentials: text, due: day }),
    planLimit: judged(whole(1, 50)),
    patterns: list(pattern, 0, 50),
    flags: list(flag),
    muscles: byId(object({ name: text }, { plain: text })),
    exercises: list(exercise),
    sources: byId(object({ title: text, url: address() }, { year: judged(whole(-Infinity)) })),
  },
);
