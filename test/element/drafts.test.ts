import { aTimeout, expect, waitUntil } from '@open-wc/testing';
import { contact } from '../../src/form/contact.js';
import { Draft } from '../../src/form/drafts.js';

const day = 86_400_000;
const text = (body: string) => ({ text: { body } });

/** All drafts that are kept of a scope. */
const kept = (scope: string) => Object.keys(localStorage).filter((key) => key.startsWith(`afterword:1:draft:${scope}:`));

/** What a tab knows of itself; two drafts in one test are two tabs, whose locks are as apart as those of real ones. */
const newTab = () => sessionStorage.clear();

/** Waits until nobody has the lock of a draft. */
const freed = (name: string) => navigator.locks.request(name, () => {});

/** Runs with a property of the browser replaced. */
async function having(host: object, name: string, get: () => unknown, run: () => unknown): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(host, name);
  Object.defineProperty(host, name, { configurable: true, get });
  try {
    await run();
  } finally {
    if (own) Object.defineProperty(host, name, own);
    else Reflect.deleteProperty(host, name);
  }
}

const withoutLocks = (run: () => unknown) => having(navigator, 'locks', () => undefined, run);

describe('a draft', () => {
  const open: Draft[] = [];
  let scope = '';
  let count = 0;

  /** A draft that gives its lock back after the test. */
  function draft(of = scope): Draft {
    const made = new Draft(of);
    open.push(made);
    return made;
  }

  /** A draft that was written and left, as by a tab that has closed. */
  async function left(body: string, nowMs?: number, of = scope): Promise<void> {
    newTab();
    const writer = new Draft(of);
    await writer.claim();
    const before = kept(of);
    writer.save(text(body), nowMs);
    writer.leave();
    const [name = ''] = kept(of).filter((key) => !before.includes(key));
    await freed(name);
    newTab();
  }

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    scope = `test-${String(++count)}`;
  });

  afterEach(() => {
    for (const each of open.splice(0)) each.leave();
  });

  it('is empty at first', async () => {
    expect(await draft().claim()).to.be.undefined;
    expect(localStorage).to.have.length(0);
  });

  it('survives a reload, with the key of what was under way', async () => {
    const before = draft();
    await before.claim();
    before.save({ ...text('hello'), key: 'k1' });
    before.leave();
    const after = await draft().claim();
    expect(after?.text).to.deep.equal({ body: 'hello' });
    expect(after?.key).to.equal('k1');
  });

  it('survives the tab, and is found by the next one', async () => {
    await left('hello');
    expect((await draft().claim())?.text).to.deep.equal({ body: 'hello' });
  });

  it('goes on in an element that takes the place of another in one task', async () => {
    const before = draft();
    await before.claim();
    before.save(text('hello'));
    const after = draft();
    const claimed = after.claim();
    before.leave();
    expect((await claimed)?.text).to.deep.equal({ body: 'hello' });
  });

  it('is taken up again by an element that was only moved', async () => {
    const moved = draft();
    await moved.claim();
    moved.save(text('hello'));
    moved.leave();
    expect((await moved.claim())?.text).to.deep.equal({ body: 'hello' });
    expect((await moved.claim())?.text).to.deep.equal({ body: 'hello' });
    expect(kept(scope)).to.have.length(1);
  });

  it('of white space alone is none, unless something is under way', async () => {
    const written = draft();
    await written.claim();
    written.save(text('hello'));
    written.save(text(' \n'));
    expect(kept(scope)).to.be.empty;
    written.save({ ...text(''), key: 'k1' });
    expect(kept(scope)).to.have.length(1);
  });

  it('that was dropped does not come back', async () => {
    const posted = draft();
    await posted.claim();
    posted.save(text('hello'));
    posted.drop();
    expect(kept(scope)).to.be.empty;
    posted.leave();
    expect(await draft().claim()).to.be.undefined;
  });

  it('that is begun in the moment of dropping is another one, and is kept', async () => {
    const posted = draft();
    await posted.claim();
    posted.save(text('first'));
    const [first] = kept(scope);
    posted.drop();
    posted.save(text('second'));
    expect(kept(scope)).to.have.length(1);
    expect(kept(scope)).not.to.include(first);
    await aTimeout(20);
    posted.leave();
    expect((await draft().claim())?.text).to.deep.equal({ body: 'second' });
  });

  it('is kept for 30 days', async () => {
    const nowMs = Date.now();
    await left('old', nowMs - 31 * day);
    expect(await draft().claim(nowMs)).to.be.undefined;
    expect(kept(scope)).to.be.empty;
    await left('young', nowMs - 29 * day);
    expect((await draft().claim(nowMs))?.text).to.deep.equal({ body: 'young' });
  });

  describe('and several tabs', () => {
    it('has one owner: a second tab begins its own', async () => {
      const first = draft();
      await first.claim();
      first.save(text('first'));
      newTab();
      const second = draft();
      expect(await second.claim()).to.be.undefined;
      second.save(text('second'));
      first.save(text('first, longer'));
      expect(kept(scope)).to.have.length(2);
    });

    it('is not written to by a duplicated tab, which has the same session', async () => {
      const first = draft();
      await first.claim();
      first.save(text('first'));
      const duplicate = draft();
      expect(await duplicate.claim()).to.be.undefined;
      duplicate.save(text('second'));
      expect(kept(scope)).to.have.length(2);
    });

    it('comes late where the page before is slow to end, if the form wants it', async () => {
      const before = draft();
      await before.claim();
      before.save(text('hello'));
      const after = draft();
      const late: unknown[] = [];
      expect(await after.claim(Date.now(), (kept) => late.push(kept.text) > 0)).to.be.undefined;
      before.leave();
      await waitUntil(() => late.length === 1);
      expect(late).to.deep.equal([{ body: 'hello' }]);
      after.save(text('hello again'));
      expect(kept(scope)).to.have.length(1);
      after.leave();
      await freed(kept(scope)[0] ?? '');
      expect((await draft().claim())?.text).to.deep.equal({ body: 'hello again' });
    });

    it('stays where it is when the form has words of its own by then', async () => {
      const before = draft();
      await before.claim();
      before.save(text('hello'));
      const after = draft();
      let offered = 0;
      await after.claim(Date.now(), () => (offered += 1) < 0);
      after.save(text('other'));
      before.leave();
      await waitUntil(() => offered === 1);
      expect(kept(scope)).to.have.length(2);
    });

    it('is not taken by a form that was gone before the browser had answered', async () => {
      const first = draft();
      await first.claim();
      first.save(text('first'));
      const session = { ...sessionStorage };
      await left('nobody’s');
      for (const [key, value] of Object.entries(session)) sessionStorage.setItem(key, String(value));
      const gone = draft();
      const claimed = gone.claim(Date.now(), () => true);
      await aTimeout(20);
      gone.leave();
      expect(await claimed).to.be.undefined;
      first.leave();
      for (const name of kept(scope)) await freed(name);
      newTab();
      const found = [await draft().claim(), await draft().claim()];
      expect(found.map((each) => each?.text.body).sort()).to.deep.equal(['first', 'nobody’s']);
    });

    it('is not taken by a duplicated tab when its own tab is reloaded, long after', async () => {
      const first = draft();
      await first.claim();
      first.save(text('first'));
      const session = { ...sessionStorage };
      const soon = AbortSignal.timeout(20);
      await having(
        AbortSignal,
        'timeout',
        () => () => soon,
        () => draft().claim(Date.now(), () => true),
      );
      await aTimeout(20);
      for (const [key, value] of Object.entries(session)) sessionStorage.setItem(key, String(value));
      first.leave();
      expect((await draft().claim())?.text).to.deep.equal({ body: 'first' });
    });

    it('goes to the next tab when the first one leaves', async () => {
      const first = draft();
      await first.claim();
      first.save(text('first'));
      first.leave();
      await freed(kept(scope)[0] ?? '');
      newTab();
      expect((await draft().claim())?.text).to.deep.equal({ body: 'first' });
    });

    it('is the newest that nobody owns', async () => {
      const nowMs = Date.now();
      const owned = draft();
      await owned.claim();
      owned.save(text('newest, but open elsewhere'), nowMs);
      await left('older', nowMs - 2 * day);
      await left('newer', nowMs - day);
      expect((await draft().claim())?.text).to.deep.equal({ body: 'newer' });
    });

    it("is the tab's own before a newer one", async () => {
      const nowMs = Date.now();
      const mine = draft();
      await mine.claim();
      mine.save(text('mine'), nowMs - day);
      mine.leave();
      const session = { ...sessionStorage };
      await left('newer', nowMs);
      for (const [key, value] of Object.entries(session)) sessionStorage.setItem(key, String(value));
      expect((await draft().claim())?.text).to.deep.equal({ body: 'mine' });
    });

    it('belongs to its scope, also where another begins alike', async () => {
      await left('of another thread', undefined, `${scope}:more`);
      await left('of a longer name', undefined, `${scope}-more`);
      expect(await draft().claim()).to.be.undefined;
    });

    it('that was posted elsewhere is not brought back by a page that was asleep', async () => {
      await withoutLocks(async () => {
        const first = draft();
        await first.claim();
        first.save(text('hello'));
        const asleep = draft();
        expect((await asleep.claim())?.text).to.deep.equal({ body: 'hello' });
        first.drop();
        asleep.save(text('hello'));
        expect(kept(scope)).to.be.empty;
        asleep.save(text('hello again'));
        expect(kept(scope)).to.have.length(1);
        await waitUntil(() => Object.values(sessionStorage).some((id) => kept(scope)[0]?.endsWith(JSON.parse(String(id)) as string)));
        asleep.leave();
        expect((await draft().claim())?.text).to.deep.equal({ body: 'hello again' });
      });
    });

    describe('without locks (plain http)', () => {
      /** As if another page had written the draft, and said so last at a time. */
      function byAnotherPage(spokeMs: number): void {
        const [key = ''] = kept(scope);
        localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? ''), page: 'other' }));
        localStorage.setItem('afterword:1:page:other', String(spokeMs));
      }

      it('comes back after a reload, which leaves the page that wrote it', () =>
        withoutLocks(async () => {
          const before = draft();
          await before.claim();
          before.save(text('first'));
          expect((await draft().claim())?.text).to.deep.equal({ body: 'first' });
        }));

      it('is left to the page that wrote it as long as that is open', () =>
        withoutLocks(async () => {
          const nowMs = Date.now();
          const first = draft();
          await first.claim(nowMs);
          first.save(text('first'), nowMs);
          byAnotherPage(nowMs);
          newTab();
          expect(await draft().claim(nowMs + 100_000), 'though nothing was typed for a while').to.be.undefined;
          newTab();
          expect((await draft().claim(nowMs + 151_000))?.text, 'silent since').to.deep.equal({ body: 'first' });
        }));

      it('is not written over where another page goes on with it', () =>
        withoutLocks(async () => {
          const first = draft();
          await first.claim();
          first.save(text('first'));
          byAnotherPage(Date.now());
          first.save(text('first, longer'));
          expect(kept(scope)).to.have.length(2);
        }));
    });
  });

  describe('and storage that is not as it should be', () => {
    const using = async () => {
      const written = draft();
      await written.claim();
      written.save(text('hello'));
      contact.save(scope, { name: 'Sam' });
      written.drop();
      contact.drop(scope);
      return contact.read(scope);
    };

    it('survives one that is forbidden', async () => {
      const forbidden = () => {
        throw new DOMException('', 'SecurityError');
      };
      await having(window, 'localStorage', forbidden, () =>
        having(window, 'sessionStorage', forbidden, async () => {
          expect(await using()).to.deep.equal({});
        }),
      );
    });

    it('survives one that is full', async () => {
      const full = () => () => {
        throw new DOMException('', 'QuotaExceededError');
      };
      await having(Storage.prototype, 'setItem', full, async () => {
        expect(await using()).to.deep.equal({});
      });
    });

    it('survives locks that are forbidden (a sandboxed frame)', async () => {
      const request = () => Promise.reject(new DOMException('', 'SecurityError'));
      await having(
        navigator,
        'locks',
        () => ({ request }),
        async () => {
          const written = draft();
          expect(await written.claim()).to.be.undefined;
          written.save(text('hello'));
          expect((await draft().claim())?.text).to.deep.equal({ body: 'hello' });
        },
      );
    });

    it('passes over what is foreign, and leaves it alone', async () => {
      const savedMs = Date.now();
      const foreign = {
        [`afterword:1:draft:${scope}:a`]: '{',
        [`afterword:1:draft:${scope}:b`]: 'null',
        [`afterword:1:draft:${scope}:c`]: JSON.stringify({ savedMs, text: { body: 7 } }),
        [`afterword:1:draft:${scope}:d`]: JSON.stringify({ savedMs: 'today', text: { body: 'hello' } }),
        [`afterword:1:draft:${scope}:e`]: JSON.stringify({ savedMs, text: { body: 'hello' }, key: 7 }),
        [`afterword:2:draft:${scope}:f`]: JSON.stringify({ savedMs, text: { body: 'of a later version' } }),
      };
      for (const [key, value] of Object.entries(foreign)) localStorage.setItem(key, value);
      expect(await draft().claim()).to.be.undefined;
      expect({ ...localStorage }).to.deep.equal(foreign);
    });
  });
});

describe('who one is', () => {
  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
  });

  it("is kept for the tab's session, and nowhere else", () => {
    contact.save('comment', { name: 'Sam', email: 'sam@example.org' });
    expect(contact.read('comment')).to.deep.equal({ name: 'Sam', email: 'sam@example.org' });
    expect(contact.read('newsletter')).to.deep.equal({});
    expect(localStorage).to.have.length(0);
  });

  it('is forgotten when it is dropped', () => {
    contact.save('comment', { name: 'Sam' });
    contact.drop('comment');
    expect(contact.read('comment')).to.deep.equal({});
    expect(sessionStorage).to.have.length(0);
  });

  it('is nobody where something foreign lies', () => {
    for (const foreign of ['{', '7', 'null', '{"name":7}']) {
      sessionStorage.setItem('afterword:1:contact:comment', foreign);
      expect(contact.read('comment'), foreign).to.deep.equal({});
    }
  });
});
