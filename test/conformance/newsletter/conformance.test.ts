import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import fc from 'fast-check';
import { newsletterProviders } from '../../../src/provider/newsletter/registry.js';
import { afterwords } from './cases/afterword.js';
import { documented } from './cases/documented.js';
import { forms } from './cases/form.js';
import { ghosts } from './cases/ghost.js';
import { jsons } from './cases/json.js';
import { kits } from './cases/kit.js';
import { listmonks } from './cases/listmonk.js';
import { mautics } from './cases/mautic.js';
import { navigating } from './cases/navigating.js';
import { asSent, draft, form, gathered, Network, over, page, situations, tell, unreachable, type BackEnd, type Sent } from './story.js';

const backEnds: readonly BackEnd[] = [
  ...afterwords,
  ...forms,
  ...jsons,
  ...ghosts,
  ...listmonks,
  ...mautics,
  ...kits,
  ...navigating,
  ...documented,
];

const kinds = ['confirm', 'subscribed', 'accepted', 'sent', 'navigate', 'refused', 'unreachable'];

/** Any text, also one with half a sign in it. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
);

const anyDraft = fc.record({
  email: text,
  name: text,
  lists: fc.array(text, { maxLength: 3 }),
  tags: fc.array(text, { maxLength: 3 }),
  fields: fc.dictionary(text, fc.oneof(text, fc.array(text, { maxLength: 3 }))),
  names: fc.record({ email: text, name: text }),
  consent: fc.option(text),
  source: fc.option(fc.dictionary(text, text)),
  page: text,
});

/** Members that some back end looks at, with values of any kind. */
const nearly = fc.record(
  {
    status: fc.jsonValue(),
    success: fc.jsonValue(),
    code: fc.jsonValue(),
    data: fc.jsonValue(),
    message: fc.jsonValue(),
    errorMessage: fc.jsonValue(),
    validationErrors: fc.jsonValue(),
    errors: fc.oneof(fc.jsonValue(), fc.array(fc.record({ message: fc.jsonValue(), field: fc.jsonValue() }))),
  },
  { requiredKeys: [] },
);

const anyAnswer = fc.record({
  status: fc.oneof(fc.constantFrom(200, 201, 202, 204, 400, 404, 422, 429, 500), fc.integer({ min: 0, max: 999 })),
  headers: fc.dictionary(fc.constantFrom('retry-after', 'content-type'), fc.string()),
  text: fc.oneof(
    fc.string(),
    fc.json(),
    nearly.map((body) => JSON.stringify(body)),
  ),
});

/** What leaves when all goes well, and what leaves when no answer comes. */
async function sentBy(backEnd: BackEnd): Promise<readonly Sent[]> {
  const plays = Object.values(backEnd.situations).flatMap((story) => (typeof story === 'string' ? [] : [story.plays]))[0] ?? [];
  const networks = [new Network((index) => plays[index]), new Network(() => 'down')];
  for (const network of networks) await over(network, backEnd);
  return networks.flatMap(({ asked }) => asked).map(asSent);
}

/** All texts in a body, however deep. */
function textsIn(body: unknown): readonly string[] {
  if (typeof body === 'string') return [body];
  return typeof body === 'object' && body ? Object.values(body).flatMap(textsIn) : [];
}

for (const backEnd of backEnds) {
  const { name, provider, headers } = backEnd;
  const leaves = backEnd.headers.length === 0;

  describe(`newsletter provider "${name}"`, () => {
    for (const situation of situations) {
      const story = backEnd.situations[situation];
      if (typeof story !== 'string') it(situation, () => tell(backEnd, story));
    }

    for (const [what, story] of Object.entries(backEnd.stories)) it(what, () => tell(backEnd, story));

    if (!leaves) {
      it('has no answer where the back end is down', async () => {
        assert.deepEqual(await over(new Network(() => 'down'), backEnd), unreachable);
      });

      it('makes no success of a gateway’s page', async () => {
        const outcome = await over(new Network(() => page(502)), backEnd);
        assert.deepEqual(outcome, name === 'form, elsewhere' ? { kind: 'sent' } : unreachable);
      });

      it('has no answer where it takes too long', async () => {
        const timeout = AbortSignal.timeout.bind(AbortSignal);
        const soon = mock.method(AbortSignal, 'timeout', () => timeout(5));
        try {
          assert.deepEqual(await over(new Network(() => undefined), backEnd), unreachable);
          assert.ok(soon.mock.callCount() > 0);
        } finally {
          soon.mock.restore();
        }
      });

      it('sends nothing more once it is aborted', async () => {
        const controller = new AbortController();
        const network = new Network(() => undefined);
        const outcome = over(network, backEnd, {}, controller.signal);
        controller.abort();
        assert.deepEqual(await outcome, unreachable);
        assert.equal(network.asked.length, 1);
      });
    }

    it('keeps an internationalised address and a name with an emoji', async () => {
      const outcome = await over(new Network(() => 'down'), backEnd);
      const bodies =
        outcome.kind === 'navigate' ? [gathered(outcome.form.fields)] : (await sentBy(backEnd)).flatMap(({ body = [] }) => body);
      assert.ok(bodies.length > 0);
      for (const body of bodies) {
        const texts = textsIn(body);
        assert.ok(texts.includes(draft.email));
        assert.ok(texts.includes(draft.name));
      }
    });

    it('never throws, never loops, and sends no header beside its own, whatever is typed and whatever comes back', async () => {
      const property = fc.asyncProperty(
        anyDraft,
        fc.boolean(),
        fc.array(anyAnswer, { minLength: 1, maxLength: 6 }),
        async (typed, own, answers) => {
          const { lists, ...unlike } = typed;
          const network = new Network((index) => answers[index % answers.length]);
          const outcome = await over(network, backEnd, { draft: own ? { ...unlike, lists: backEnd.lists } : typed });
          assert.ok(kinds.includes(outcome.kind), outcome.kind);
          assert.ok(network.asked.length <= 4);
          for (const { url, headers: sent, unreadable, method } of network.asked) {
            for (const header of Object.keys(sent)) assert.ok(headers.includes(header), header);
            if (unreadable) assert.deepEqual([method, sent], ['POST', form]); // what needs no preflight (Fetch: no-cors)
            assert.equal(new URL(url).username + new URL(url).password, '');
          }
        },
      );
      await fc.assert(property, { numRuns: 200 });
    });

    it('reads any answer by itself without throwing', () => {
      fc.assert(fc.property(anyAnswer, (given) => assert.ok(kinds.includes(provider.read(given).kind))));
    });

    it('puts neither address nor name into a URL, which logs keep', async () => {
      const outcome = await over(new Network(() => 'down'), backEnd);
      const urls = outcome.kind === 'navigate' ? [outcome.form.action] : (await sentBy(backEnd)).map(({ url }) => url);
      assert.ok(urls.length > 0);
      for (const url of urls) for (const part of ['bücher', 'Ünal']) assert.ok(!decodeURIComponent(url).includes(part));
    });
  });
}

describe('the providers that come with the library', () => {
  it('are found by their names, loaded or not', async () => {
    const names = ['afterword', 'form', 'json', 'ghost', 'listmonk', 'mautic', 'kit', 'mailchimp', 'buttondown', 'demo'];
    for (const name of names) {
      const provider = await newsletterProviders.get(name);
      assert.ok(
        backEnds.some((backEnd) => backEnd.provider === provider),
        `${name} is not in the suite`,
      );
    }
  });

  it('are repeated by themselves only where one key is stored once', () => {
    const repeated = backEnds.filter(({ provider }) => provider.capabilities.idempotent).map(({ name }) => name);
    assert.deepEqual(repeated, ['afterword', 'demo']);
  });

  it('come with the form itself where any site may need them', () => {
    assert.equal(newsletterProviders.get('form') instanceof Promise, false);
    assert.equal(newsletterProviders.get('json') instanceof Promise, false);
  });
});
