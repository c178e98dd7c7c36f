import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium, type Browser } from 'playwright-core';
import { browsers, chromiumFlags } from '../../scripts/browsers.mjs';
import { listen, site } from '../../scripts/site.mjs';
import { between, seeded, shuffled } from './chance.ts';
import { FlakyNetwork } from './flaky-network.ts';
import { MoodyMailbox } from './moody-mailbox.ts';
import { MortalServer } from './mortal-server.ts';
import { stored, type Stored } from './stored.ts';
import { Visitor, type Acknowledged, type Submission } from './visitor.ts';

/** The same seed makes the same plan; what meets what, is up to the machine. */
const seed = Number(process.env.AFTERWORD_FAULTS_SEED ?? Date.now() % 1_000_000);
const count = Number(process.env.AFTERWORD_FAULTS_COUNT ?? 500);
const kills = Math.ceil(count / 25);
const visitors = 4;

/** Longest time from a submission's leaving to the server's death, and from there to its start, in milliseconds. */
const longestLifeMs = 1500;
const longestDeathMs = 2500;

/** By how much the clock goes ahead at the end, in milliseconds: a mail that was put off four times, or was being sent, is due by then. */
const aheadMs = 86_400_000;

/** How long the mails then have to go, in milliseconds. */
const mailsMs = 120_000;

/** The server's address in it is put in by `site`. */
const page = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>Faults</title>
  <link rel="icon" href="data:," />
  <script type="module" src="/afterword/afterword.js" data-server="http://127.0.0.1:4100"></script>
  <aw-newsletter-signup></aw-newsletter-signup>
  <aw-comment-box page-size="5"></aw-comment-box>
</html>`;

describe(`${count} submissions, with ${kills} kills of the server, and cuts of the network (AFTERWORD_FAULTS_SEED=${seed})`, () => {
  const startMs = Date.now();
  const acknowledged = new Map<Submission, Acknowledged>();
  const submissions = Array.from({ length: count }, (_, nth): Submission =>
    nth % 2 ? { kind: 'comment', text: `Comment number ${nth}.` } : { kind: 'sign-up', text: `reader-${nth}@example.org` },
  );
  const ofKind = (kind: Submission['kind']) => submissions.filter((each) => each.kind === kind);

  const mailbox = new MoodyMailbox(seeded(seed));
  const network = new FlakyNetwork(seeded(seed + 1), () => server.port);
  let server: MortalServer;
  let folder: string;
  let web: Server;
  let browser: Browser;
  let found: Stored;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'afterword-faults-'));
    await writeFile(join(folder, 'index.html'), page);
    await mailbox.open();
    await network.open();
    web = site(network.url, folder);
    const address = await listen(web);
    const database = join(folder, 'faults.db');
    server = new MortalServer({
      AFTERWORD_DATABASE: database,
      AFTERWORD_ORIGINS: address,
      AFTERWORD_MODERATION: 'none',
      AFTERWORD_LIMITS: 'off',
      AFTERWORD_SMTP: `smtp://127.0.0.1:${mailbox.port}`,
      AFTERWORD_MAIL_FROM: 'letters@magazine.example',
    });
    await server.start();
    browser = await chromium.launch({ executablePath: browsers().chromium ?? 'chromium', args: chromiumFlags });

    const done = new AbortController();
    await Promise.all([visit(address).finally(() => done.abort()), killAgainAndAgain(done.signal)]);

    // A mail that was put off waits for minutes, one that a kill has cut off for ten: later, by the clock of the next process, all are due.
    mailbox.calm();
    await server.kill();
    await server.start(aheadMs);
    for (const end = Date.now() + mailsMs; stored(database).waiting && Date.now() < end;) await pause(500);
    found = stored(database);
    report();
  });

  after(async () => {
    await browser?.close();
    await server?.kill();
    network.close();
    web?.closeAllConnections();
    web?.close();
    await mailbox.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** All visitors submit at the same time, each one thing after the other. */
  async function visit(address: string): Promise<void> {
    const plan = shuffled(seeded(seed + 2), submissions);
    let arrived = 0;
    const arrive = () => {
      arrived += 1;
      // An address, and so a thread, of their own.
      return Visitor.arrive(browser, `${address}/?visitor=${arrived}`, seeded(seed + 10 + arrived));
    };
    await Promise.all(
      Array.from({ length: visitors }, async () => {
        let visitor = await arrive();
        for (let next = plan.shift(); next; next = plan.shift()) {
          const answer = await visitor.submit(next);
          if (answer) acknowledged.set(next, answer);
          // What is left on that device would get into all that follows.
          else visitor = await arrive();
          if (acknowledged.size % 50 === 0) console.log(`${acknowledged.size} acknowledged, ${server.kills} kills, ${seconds()} s`);
        }
      }),
    );
  }

  /** Kills the server soon after submissions that were picked at random. */
  async function killAgainAndAgain(done: AbortSignal): Promise<void> {
    const chance = seeded(seed + 3);
    const moments = Array.from({ length: kills }, () => between(chance, 1, Math.floor(count * 0.95))).sort((a, b) => a - b);
    for (const moment of moments) {
      while (network.posts < moment && !done.aborted) await once(network, 'post', { signal: done }).catch(() => undefined); // done
      if (done.aborted) return;
      // Most within the tens of milliseconds in which a submission is stored, some while its mail is being sent.
      await pause(longestLifeMs * chance() ** 4);
      await server.kill();
      await pause(between(chance, 0, longestDeathMs));
      await server.start();
    }
  }

  function report(): void {
    const tries = [...network.tries.values()];
    const mails = [...mailbox.copies.values()];
    const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
    const list = (counts: Readonly<Record<string, number>>) =>
      Object.entries(counts)
        .map(([name, each]) => `${each} ${name}`)
        .join(', ');
    console.log(`
  submissions   ${count} (${ofKind('sign-up').length} sign-ups, ${ofKind('comment').length} comments), ${acknowledged.size} acknowledged, ${seconds()} s
  kills         ${server.kills - 1} in their middle
  cuts          ${sum(Object.values(network.cuts))} (${list(network.cuts)})
  requests      ${(sum(tries) / count).toFixed(2)} for each submission, ${Math.max(...tries)} at most, under ${tries.length} keys
  lost          ${submissions.filter((each) => acknowledged.has(each) && !idsOf(each).length).length}
  twice         ${submissions.filter((each) => idsOf(each).length > 1).length}
  mails         to ${mailbox.copies.size} addresses, ${sum(mails)} together, ${Math.max(...mails)} at most to one; put off: ${list(mailbox.met)}
`);
  }

  const seconds = () => Math.round((Date.now() - startMs) / 1000);
  const idsOf = ({ kind, text }: Submission) => (kind === 'comment' ? found.comments : found.signUps).get(text) ?? [];

  it('were in fact disturbed', () => {
    assert.equal(server.kills, kills + 1);
    assert.ok(Object.values(network.cuts).every(Boolean));
  });

  it('are acknowledged, every one', () => {
    assert.deepEqual(
      submissions.filter((each) => !acknowledged.has(each)),
      [],
    );
  });

  it('are stored when they are acknowledged, and none is stored twice', () => {
    const wrong = submissions.filter((each) => idsOf(each).length !== 1);
    assert.deepEqual(wrong, []);
    for (const comment of ofKind('comment')) assert.deepEqual(idsOf(comment), [acknowledged.get(comment)?.id]);
  });

  it('have stored nothing that nobody has submitted', () => {
    const submitted = new Set(submissions.map(({ text }) => text));
    assert.deepEqual(
      [...found.comments.keys(), ...found.signUps.keys()].filter((text) => !submitted.has(text)),
      [],
    );
  });

  it('mail every address that has signed up', () => {
    assert.equal(found.waiting, 0);
    assert.deepEqual(
      ofKind('sign-up').filter(({ text }) => !mailbox.copies.has(text)),
      [],
    );
  });

  it('cause no error in the server', () => {
    assert.deepEqual(server.errors, []);
  });
});
