import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import fc from 'fast-check';
import { sorts } from '../../../src/provider/comment-provider.js';
import { commentProviders } from '../../../src/provider/comments/registry.js';
import type { Answer } from '../../../src/provider/exchange.js';
import { asSent, Network, type Play } from '../newsletter/story.js';
import { afterwords } from './cases/afterword.js';
import { documented } from './cases/documented.js';
import { walines } from './cases/waline.js';
import { wordpressForms } from './cases/wordpress-form.js';
import { wordpresses } from './cases/wordpress.js';
import { assertShaped } from './shape.js';
import { answer, authorship, draft, list, over, page, post, tell, unreachable, visitor, type BackEnd, type Story } from './story.js';

const backEnds: readonly BackEnd[] = [...afterwords, ...walines, ...documented, ...wordpresses, ...wordpressForms];

/** They have the very shape that providers give, so that the server's word is taken for what a page cannot be broken with. */
const trusted = ['afterword', 'demo'];

/** More requests than any task may make of answers that nobody meant. */
const most = 40;

/** What a proxy, a captive portal, a broken program or a broken line puts in an answer's place. */
const junk: Readonly<Record<string, (good: Answer) => Play>> = {
  'a page of HTML': () => page(200),
  'a gateway’s page': () => page(502),
  'half of it': (good) => ({ ...good, text: good.text.slice(0, good.text.length / 2) }),
  'an empty body': (good) => ({ ...good, text: '' }),
  null: () => answer(200, 'null'),
  'a number': () => answer(200, '7'),
  'an error of no known kind': () => answer(500, { error: 'teapot' }),
  'no answer': () => 'down',
};

/** Any text, also one with half a sign in it. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
);

const anyDraft = fc.record({
  threadTitle: text,
  parent: fc.option(fc.string()),
  root: fc.option(fc.string()),
  name: text,
  email: text,
  website: text,
  body: text,
  notify: fc.boolean(),
  newsletter: fc.option(text),
  locale: text,
});

const anyQuery = fc.record(
  {
    thread: fc.oneof(fc.webUrl({ validSchemes: ['https'], withQueryParameters: true }), fc.stringMatching(/^[A-Za-z0-9._~/-]{1,200}$/)),
    sort: fc.constantFrom(...sorts),
    limit: fc.integer({ min: 1, max: 100 }),
    cursor: fc.string({ unit: 'grapheme' }),
    parent: fc.string({ unit: 'grapheme' }),
  },
  { requiredKeys: [] },
);

const anyAnswer = fc.record({
  status: fc.oneof(fc.constantFrom(200, 201, 202, 204, 302, 400, 401, 403, 404, 409, 422, 429, 500), fc.integer({ min: 0, max: 999 })),
  headers: fc.dictionary(fc.constantFrom('retry-after', 'content-type', 'location', 'x-wp-total', 'x-wp-totalpages'), fc.string()),
  text: fc.oneof(
    fc.string(),
    fc.jsonValue().map((value) => JSON.stringify(value)),
  ),
});

/** Some places of a JSON value, by chance, and what is put there. */
const changes = fc.array(fc.record({ place: fc.nat(), value: fc.option(fc.jsonValue(), { nil: undefined }) }), {
  minLength: 1,
  maxLength: 3,
});

type Changes = Parameters<Parameters<typeof changes.map>[0]>[0];

/** The same answer with other values at some places of its JSON; `undefined` takes a member away. */
function changed(good: Play | undefined, by: Changes): Play {
  if (good === undefined || good === 'down' || !/^[[{]/.test(good.text)) return good ?? 'down';
  const body = JSON.parse(good.text) as object;
  for (const { place, value } of by) {
    const all = placesIn(body);
    const [holder, name] = all[place % all.length] ?? [body, ''];
    Object.assign(holder, { [name]: value });
  }
  return { ...good, text: JSON.stringify(body) };
}

function placesIn(value: unknown): readonly (readonly [holder: object, name: string])[] {
  if (typeof value !== 'object' || !value) return [];
  return Object.entries(value).flatMap(([name, inner]) => [[value, name] as const, ...placesIn(inner)]);
}

/** All texts in a body, however deep. */
function textsIn(body: unknown): readonly string[] {
  if (typeof body === 'string') return [body];
  return typeof body === 'object' && body ? Object.values(body).flatMap(textsIn) : [];
}

function storiesOf<Name extends string>(table: Readonly<Record<Name, Story | string>>): readonly (readonly [Name, Story])[] {
  // `Object.entries` forgets that a table has no names but its own.
  return (Object.entries(table) as [Name, Story | string][]).flatMap(([name, story]) =>
    typeof story === 'string' ? [] : [[name, story] as const],
  );
}

for (const backEnd of backEnds) {
  const { name, provider, root, headers, situations, operations } = backEnd;
  const all = [...storiesOf(situations), ...storiesOf(operations), ...storiesOf(backEnd.stories)];
  const good = all.filter(([, { told }]) => !['refused', 'unreachable'].includes(told.kind));

  /** Does it, and looks at all that leaves. */
  async function watched(network: Network, story: Pick<Story, 'task' | 'endpoint'>) {
    const told = await over(network, backEnd, story);
    assert.ok(network.asked.length <= most, 'it asks without end');
    for (const { url, headers: sent } of network.asked) {
      const { protocol, username, password, hash } = new URL(url);
      assert.deepEqual([protocol, username, password, hash], ['https:', '', '', '']);
      if (!story.endpoint) assert.ok(url.startsWith(root), `${url} is not below ${root}`);
      for (const header of Object.keys(sent)) assert.ok(headers.includes(header), header);
      const { Authorization: bearer = `Bearer ${visitor}` } = sent;
      assert.ok([visitor, authorship.editToken].includes(bearer.replace('Bearer ', '')), bearer);
    }
    return told;
  }

  describe(`comment provider "${name}"`, () => {
    for (const [what, story] of all) it(what, () => tell(backEnd, story));

    it('has a story for what it can do, and a reason for what it leaves out', () => {
      for (const [operation, story] of Object.entries(operations))
        assert.equal(typeof story === 'string', provider[operation as keyof typeof operations] === undefined, operation);
    });

    it('finds the next page by what the page before gave', async () => {
      const { 'a page of a thread': first, 'the next page': second } = situations;
      if (typeof first === 'string' || typeof second === 'string') return;
      const [network, again] = [second, second].map(({ plays }) => new Network((index) => plays[index]));
      await over(network!, backEnd, second);
      await over(again!, backEnd, { task: list({ cursor: first.told.next ?? 'none' }) });
      const addresses = [network!, again!].map(({ asked }) => [...new URL(asked[0]!.url).searchParams.values()]);
      assert.ok(addresses[0]?.includes(first.told.next ?? ''), 'the two stories do not belong together');
      assert.ok(addresses[1]?.includes(first.told.next ?? ''));
    });

    it('asks otherwise for each order that it has, its own first', async () => {
      const { sorts: own } = provider.capabilities;
      assert.ok(own.length > 0 && new Set(own).size === own.length);
      const addresses = await Promise.all(
        own.map(async (sort) => {
          const network = new Network(() => 'down');
          await over(network, backEnd, { task: list({ sort }) });
          return network.asked[0]?.url;
        }),
      );
      assert.equal(new Set(addresses).size, own.length);
    });

    for (const [what, made] of Object.entries(junk)) {
      it(`takes ${what} for no answer, whatever was asked, at each step`, async () => {
        for (const [story, { plays, ...told }] of good) {
          for (const [step, play] of plays.entries()) {
            // Half a page of HTML is a page of HTML.
            if (play === 'down' || (what === 'half of it' && !/^[[{]/.test(play.text))) continue;
            const broken = [...plays.slice(0, step), made(play)];
            const network = new Network((index) => broken[index] ?? 'down');
            assert.deepEqual(await watched(network, told), unreachable, `${story}, step ${String(step + 1)}`);
          }
        }
      });
    }

    it('has no answer where it takes too long, and sends nothing more once it is aborted', async () => {
      const timeout = AbortSignal.timeout.bind(AbortSignal);
      const soon = mock.method(AbortSignal, 'timeout', () => timeout(5));
      try {
        for (const task of [list(), post()]) assert.deepEqual(await over(new Network(() => undefined), backEnd, { task }), unreachable);
        assert.ok(soon.mock.callCount() > 0);
      } finally {
        soon.mock.restore();
      }
      for (const task of [list(), post()]) {
        const controller = new AbortController();
        const network = new Network(() => undefined);
        const told = over(network, backEnd, { task }, controller.signal);
        controller.abort();
        assert.deepEqual(await told, unreachable);
        assert.equal(network.asked.length, 1);
      }
    });

    it('sends what was typed as it is, and the author’s site where it takes one', async () => {
      const network = new Network(() => 'down');
      await over(network, backEnd, { task: post() });
      const texts = network.asked.flatMap((exchange) => textsIn(asSent(exchange).body));
      for (const part of [draft.name, draft.email, draft.body]) assert.ok(texts.includes(part), part);
      assert.equal(texts.includes(draft.website), provider.capabilities.website);
      assert.equal(texts.includes(draft.newsletter ?? ''), provider.capabilities.newsletter);
    });

    it('puts neither name nor address nor words into a URL, which logs keep', async () => {
      const network = new Network(() => 'down');
      await over(network, backEnd, { task: post() });
      assert.ok(network.asked.length > 0);
      for (const { url } of network.asked)
        for (const part of ['bücher', 'Ünal', 'world']) assert.ok(!decodeURIComponent(url).includes(part), part);
    });

    it('never throws, and stays below its address, whatever is typed and whatever comes back', async () => {
      const property = fc.asyncProperty(
        fc.oneof(anyDraft.map(post), anyQuery.map(list), fc.constantFrom(...all.map(([, { task }]) => task))),
        fc.array(anyAnswer, { minLength: 1, maxLength: 6 }),
        async (task, answers) => {
          const told = await watched(new Network((index) => answers[index % answers.length]), { task });
          if (!trusted.includes(name)) assertShaped(told);
        },
      );
      await fc.assert(property, { numRuns: 300 });
    });

    if (!trusted.includes(name)) {
      it('gives whole comments in their order, or none, when some members of an answer are of another kind', async () => {
        const property = fc.asyncProperty(fc.constantFrom(...good), fc.nat(), changes, async ([, { plays, ...story }], step, by) => {
          const odd = plays.map((play, index) => (index === step % plays.length ? changed(play, by) : play));
          assertShaped(await watched(new Network((index) => odd[index] ?? 'down'), story));
        });
        await fc.assert(property, { numRuns: 500 });
      });
    }
  });
}

describe('the comment providers that come with the library', () => {
  it('are found by their names, loaded or not', async () => {
    for (const name of commentProviders.names) {
      const provider = await commentProviders.get(name);
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

  it('come with the box itself where it needs none of another', () => {
    assert.equal(commentProviders.get('afterword') instanceof Promise, false);
  });
});
