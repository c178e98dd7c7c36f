import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, beforeEach, describe, it, type TestContext } from 'node:test';
import type { Locator } from 'playwright-core';
import { OwnersPage } from './page.ts';
import { installWordPress } from './wordpress-install.ts';
import { WordPress } from './wordpress-server.ts';

const absent = await installWordPress();
const plugin = 'mu-plugins/afterword-comments.php';

/** The PHP that a page of the docs tells the owner to use. */
async function documented(name: string): Promise<string> {
  const text = await readFile(new URL(`../../docs/comments/${name}.md`, import.meta.url), 'utf8');
  const code = /^( *)```php\n([^]*?)^ *```$/m.exec(text)?.[2];
  assert.ok(code, `there is no PHP in ${name}.md`);
  return code.replace(/^ {3}/gm, '');
}

/** A theme under the policy of CONTRACT section 3 that shows one post with its comments. */
const theme = `<?php
header( "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'; "
  . "require-trusted-types-for 'script'; trusted-types afterword afterword-lit" );
?>
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>An article</title><link rel="icon" href="data:,"></head>
<body><?php while ( have_posts() ) { the_post(); comments_template(); } ?></body>
</html>
`;

async function write(box: Locator, text: string, { name = 'Ruth', email = 'ruth@example.org' } = {}): Promise<void> {
  await box.getByRole('textbox', { name: 'Comment', exact: true }).fill(text);
  await fill(box, name, email);
}

async function fill(box: Locator, name: string, email: string): Promise<void> {
  await box.getByRole('textbox', { name: 'Name' }).fill(name);
  await box.getByRole('textbox', { name: 'Email' }).fill(email);
  await box.getByRole('button', { name: 'Post comment' }).click();
}

/** What stands in the box's comments, from top to bottom. */
async function texts(box: Locator): Promise<readonly string[]> {
  return (await box.locator('[part~="body"]').allInnerTexts()).map((text) => text.trim());
}

const words = (box: Locator) => box.getByRole('textbox', { name: 'Comment', exact: true }).inputValue();

const comment = (box: Locator, id: string) => box.locator(`article#c-${id}`);

describe('commenting on a blog that WordPress runs', { skip: absent ?? false }, () => {
  let blog: WordPress;

  before(async () => {
    blog = await WordPress.open();
    await blog.put('themes/magazine/style.css', '/* Theme Name: Magazine */');
    await blog.put('themes/magazine/index.php', theme);
    await blog.put('themes/magazine/comments.php', await documented('wordpress-form'));
    await blog.set({ template: 'magazine', stylesheet: 'magazine' });
  });
  after(() => blog.close());

  beforeEach(async () => {
    await blog.wait();
    await blog.put(plugin, await documented('wordpress'));
    await blog.set({ comment_previously_approved: '' });
  });

  /** A page of another site with the box. */
  async function elsewhere(t: TestContext, post: string, attributes = '', provider = 'wordpress', path = '') {
    const site = await OwnersPage.open(
      blog.address,
      `<aw-comment-box provider="${provider}" endpoint="${blog.address}${path}" thread="${post}" ${attributes}></aw-comment-box>`,
    );
    t.after(() => site.close());
    const { page, faults } = await site.visit();
    return { page, faults, box: page.locator('aw-comment-box') };
  }

  /** The page that WordPress makes of a post. */
  async function inside(browser: OwnersPage, post: string) {
    const { page, faults } = await browser.visit();
    await page.goto(`${blog.address}/?p=${post}`);
    return { page, faults, box: page.locator('aw-comment-box') };
  }

  it('shows answers under what they answer, oldest first, and brings further pages', async (t) => {
    const post = await blog.post();
    const first = await blog.comment(post, 'First', { minutesAgo: 90 });
    const second = await blog.comment(post, 'Second', { minutesAgo: 80, author: 'Tom &amp; Jerry' });
    await blog.comment(post, 'Third', { minutesAgo: 70 });
    const answer = await blog.comment(post, 'Answer', { minutesAgo: 60, parent: second });
    await blog.comment(post, 'Another', { minutesAgo: 50, parent: second });
    await blog.comment(post, 'Deeper', { minutesAgo: 40, parent: answer });
    await blog.comment(post, 'Late', { minutesAgo: 30, parent: first });
    const { box, faults } = await elsewhere(t, post, 'page-size="2"');
    await box.getByText('Deeper').waitFor();
    assert.deepEqual(await texts(box), ['Third', 'Second', 'Answer', 'Deeper', 'Another']);
    assert.match(await box.getByRole('heading').first().innerText(), /7/);
    await box.getByRole('article', { name: 'Comment by Tom & Jerry' }).waitFor();
    await box.getByRole('button', { name: 'Load more' }).click();
    await box.getByText('Late').waitFor();
    assert.deepEqual(await texts(box), ['Third', 'Second', 'Answer', 'Deeper', 'Another', 'First', 'Late']);
    assert.equal(await box.getByRole('button', { name: 'Load more' }).count(), 0);
    assert.deepEqual(faults, []);
  });

  it('brings a hundred answers and more', async (t) => {
    const post = await blog.post();
    const first = await blog.comment(post, 'First');
    await blog.run(
      `foreach ( range( 1, 120 ) as $each ) wp_insert_comment( ['comment_post_ID' => $given['post'], 'comment_parent' => $given['parent'],
        'comment_content' => "Answer $each", 'comment_author' => 'Ann', 'comment_approved' => 1, 'comment_type' => 'comment'] );`,
      { post, parent: first },
    );
    const { box } = await elsewhere(t, post);
    await box.getByText('Answer 120', { exact: true }).waitFor();
    assert.deepEqual(await texts(box), ['First', ...Array.from({ length: 120 }, (_, index) => `Answer ${String(index + 1)}`)]);
  });

  it('shows nothing of a hostile comment but its words', async (t) => {
    const post = await blog.post();
    await blog.comment(
      post,
      'Harmless<img src=x onerror="document.title = 1"><script>document.title = 1</script><a href="javascript:1">link</a>',
    );
    const { page, box, faults } = await elsewhere(t, post);
    await box.getByText('Harmless').waitFor();
    assert.equal(await box.locator('[onerror], script, [href^="javascript"]').count(), 0);
    assert.equal(await page.title(), 'An article');
    // Chromium reports a handler that the page's policy forbids as soon as any parser has read it, though nothing is ever run.
    assert.deepEqual(
      faults.filter((fault) => !fault.startsWith('Executing inline event handler violates')),
      [],
    );
  });

  it('publishes a comment, and shows what WordPress has made of it', async (t) => {
    const post = await blog.post();
    const { page, box, faults } = await elsewhere(t, post);
    await write(box, 'I <b>stretch</b> & rest.\n\nSee https://example.org/desk', { name: 'Ruth & Co', email: 'ruth.1@example.org' });
    await box.getByText('Your comment is published.').waitFor();
    const [stored] = await blog.stored(post);
    assert.deepEqual(
      { ...stored, id: undefined },
      {
        id: undefined,
        author: 'Ruth &amp; Co',
        email: 'ruth.1@example.org',
        url: '',
        parent: '0',
        text: 'I <b>stretch</b> &amp; rest.\n\nSee https://example.org/desk',
        approved: '1',
      },
    );
    const article = comment(box, stored?.id ?? '');
    assert.equal(await article.locator('b').innerText(), 'stretch');
    assert.equal(await article.getByRole('link', { name: 'https://example.org/desk' }).count(), 1);
    assert.equal(await article.getAttribute('aria-label'), 'Comment by Ruth & Co');
    await page.reload();
    await box.getByText('rest.').waitFor();
    assert.equal(await words(box), '');
    assert.deepEqual(faults, []);
  });

  it('puts an answer under its comment, on the page and in WordPress', async (t) => {
    const post = await blog.post();
    const first = await blog.comment(post, 'First');
    const answer = await blog.comment(post, 'Answer', { parent: first, author: 'Tom' });
    const { box, faults } = await elsewhere(t, post);
    await box.getByRole('button', { name: 'Reply to Tom' }).click();
    await box.getByRole('textbox', { name: 'Your reply to Tom' }).fill('I agree.');
    await fill(comment(box, answer).locator('form'), 'Ruth', 'ruth.2@example.org');
    await comment(box, answer).getByText('I agree.').waitFor();
    assert.equal((await blog.stored(post)).at(-1)?.parent, answer);
    assert.deepEqual(faults, []);
  });

  it('says that a first comment waits for a moderator, and shows it to its author alone until then', async (t) => {
    await blog.set({ comment_previously_approved: '1' });
    const post = await blog.post();
    const { page, box, faults } = await elsewhere(t, post);
    await write(box, 'My first.', { email: 'ruth.3@example.org' });
    await box.getByText('Your comment waits for a moderator.').waitFor();
    const [stored] = await blog.stored(post);
    assert.equal(stored?.approved, '0');
    await comment(box, stored.id).getByText('My first.').waitFor();
    await comment(box, stored.id).getByText('Awaits a moderator.').waitFor();
    await page.reload();
    await box.getByText('Nobody has written here yet.').waitFor();
    await blog.run('return wp_set_comment_status( $given["id"], "approve" );', { id: stored.id });
    await page.reload();
    await comment(box, stored.id).getByText('My first.').waitFor();
    assert.deepEqual(faults, []);
  });

  for (const [what, email, said] of [
    ['does not take an address', 'ruth@office', 'This address was not accepted.'],
    ['wants an address', '', 'This address was not accepted.'],
  ] as const) {
    it(`says beside the field that WordPress ${what}, and keeps the words`, async (t) => {
      const post = await blog.post();
      const { box, faults } = await elsewhere(t, post, 'require="name"');
      await write(box, 'Kept.', { email });
      await box.getByText(said).waitFor();
      assert.equal(await box.getByRole('textbox', { name: 'Email' }).getAttribute('aria-invalid'), 'true');
      assert.equal(await words(box), 'Kept.');
      assert.deepEqual(await blog.stored(post), []);
      assert.deepEqual(faults, []);
    });
  }

  it('says that it was too soon, and later that it was sent before; the words stay', async (t) => {
    const post = await blog.post();
    const { box, faults } = await elsewhere(t, post);
    await write(box, 'Once.', { email: 'ruth.4@example.org' });
    await box.getByText('Your comment is published.').waitFor();
    await write(box, 'Once.', { email: 'ruth.4@example.org' });
    await box.getByText('This has been sent already.').waitFor();
    await write(box, 'Twice.', { email: 'ruth.4@example.org' });
    await box.getByText('That was a lot in a short time.').waitFor();
    assert.equal(await words(box), 'Twice.');
    assert.deepEqual(
      (await blog.stored(post)).map(({ text }) => text),
      ['Once.'],
    );
    assert.deepEqual(faults, []);
  });

  it('says that comments are closed by now', async (t) => {
    const post = await blog.post();
    const { box, faults } = await elsewhere(t, post);
    await box.getByText('Nobody has written here yet.').waitFor();
    await close(post);
    await write(box, 'Too late.');
    await box.getByText('This is closed by now.').waitFor();
    assert.equal(await words(box), 'Too late.');
    assert.deepEqual(faults, []);
  });

  it('says that a blog without the plugin takes nothing', async (t) => {
    await blog.put(plugin, '');
    const post = await blog.post();
    const { box } = await elsewhere(t, post);
    await write(box, 'Refused.');
    await box.getByText('This was not accepted from this page.').waitFor();
    assert.equal(await words(box), 'Refused.');
  });

  async function close(post: string): Promise<void> {
    await blog.run('return wp_update_post( ["ID" => $given["post"], "comment_status" => "closed"] );', { post });
  }

  describe('by the form that every WordPress has', () => {
    let browser: OwnersPage;

    before(async () => (browser = await OwnersPage.open(blog.address, '')));
    after(() => browser.close());

    it('publishes a comment without any plugin, and shows what WordPress has made of it', async () => {
      await blog.put(plugin, '');
      const post = await blog.post();
      const first = await blog.comment(post, 'First', { author: 'Tom' });
      const { page, box, faults } = await inside(browser, post);
      await comment(box, first).getByText('First').waitFor();
      await write(box, 'I <b>stretch</b> & rest.', { name: 'Ruth & Co', email: 'ruth.5@example.org' });
      await box.getByText('Your comment is published.').waitFor();
      const stored = (await blog.stored(post)).at(-1);
      assert.equal(stored?.approved, '1');
      assert.equal(await comment(box, stored.id).locator('b').innerText(), 'stretch');
      await blog.wait();
      await box.getByRole('button', { name: 'Reply to Tom' }).click();
      await box.getByRole('textbox', { name: 'Your reply to Tom' }).fill('I agree.');
      await comment(box, first).getByRole('button', { name: 'Post comment' }).click();
      await comment(box, first).getByText('I agree.').waitFor();
      assert.equal((await blog.stored(post)).at(-1)?.parent, first);
      await page.reload();
      await comment(box, first).getByText('I agree.').waitFor();
      assert.deepEqual(faults, []);
    });

    it('says that a first comment waits for a moderator, under the number that WordPress has given it', async () => {
      await blog.set({ comment_previously_approved: '1' });
      const post = await blog.post();
      const { box, faults } = await inside(browser, post);
      await write(box, 'My first.', { email: 'ruth.6@example.org' });
      await box.getByText('Your comment waits for a moderator.').waitFor();
      const [stored] = await blog.stored(post);
      assert.equal(stored?.approved, '0');
      await comment(box, stored.id).getByText('My first.').waitFor();
      assert.deepEqual(faults, []);
    });

    it('tells the author of what was taken for spam no more than that it waits', async () => {
      await blog.set({ disallowed_keys: 'pills' });
      const post = await blog.post();
      const { box, faults } = await inside(browser, post);
      await write(box, 'Cheap pills.', { email: 'ruth.7@example.org' });
      await box.getByText('Your comment waits for a moderator.').waitFor();
      assert.equal((await blog.stored(post))[0]?.approved, 'trash');
      assert.deepEqual(faults, []);
    });

    it('says what WordPress did not take, and keeps the words', async () => {
      const post = await blog.post();
      const { box, faults } = await inside(browser, post);
      await write(box, 'Kept.', { email: 'ruth@office' });
      await box.getByText('This address was not accepted.').waitFor();
      assert.equal(await box.getByRole('textbox', { name: 'Email' }).getAttribute('aria-invalid'), 'true');
      assert.equal(await words(box), 'Kept.');
      await write(box, 'Kept.', { email: 'ruth.8@example.org' });
      await box.getByText('Your comment is published.').waitFor();
      await write(box, 'Kept.', { email: 'ruth.8@example.org' });
      await box.getByText('This has been sent already.').waitFor();
      await write(box, 'Other.', { email: 'ruth.8@example.org' });
      await box.getByText('That was a lot in a short time.').waitFor();
      await close(post);
      await write(box, 'Late.', { email: 'ruth.8@example.org' });
      await box.getByText('This is closed by now.').waitFor();
      assert.equal(await words(box), 'Late.');
      assert.equal((await blog.stored(post)).length, 1);
      assert.deepEqual(faults, []);
    });

    it('shows no form where the theme says that comments are closed', async () => {
      const post = await blog.post();
      await blog.comment(post, 'First');
      await close(post);
      const { box } = await inside(browser, post);
      await box.getByText('New comments are no longer taken here.').waitFor();
      await box.getByText('First').waitFor();
    });

    it('sends nothing from another site, where nobody would learn whether it arrived', async (t) => {
      const post = await blog.post();
      const { box } = await elsewhere(t, post, '', 'wordpress-form', '/wp-comments-post.php');
      await write(box, 'Kept.', { email: 'ruth.9@example.org' });
      await box.getByText('Please try again later.').waitFor();
      assert.equal(await words(box), 'Kept.');
      assert.deepEqual(await blog.stored(post), []);
    });
  });
});
