import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { Magazine } from './magazine.ts';

/** Where the focus is, through shadow roots: what a screen reader would read. */
const focused = (page: Page) =>
  page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return { tag: element?.localName ?? '', type: element?.getAttribute('type') ?? '', text: element?.textContent?.trim() ?? '' };
  });

/** Answers the question that is shown, by keys alone: its last option, or a number; then Enter. */
async function answer(page: Page): Promise<void> {
  const quiz = page.locator('aw-posture-quiz');
  if (await quiz.getByRole('spinbutton').count()) {
    for (let tries = 0; tries < 5 && (await focused(page)).type !== 'number'; tries += 1) await page.keyboard.press('Tab');
    await page.keyboard.type('8');
  } else {
    const radios = await quiz.getByRole('radio').count();
    const options = radios || (await quiz.getByRole('checkbox').count());
    await page.keyboard.press('Tab');
    if (radios) {
      // Arrows go round within a group; one step back from the first is the last.
      await page.keyboard.press('ArrowUp');
    } else {
      for (let at = 1; at < options; at += 1) await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
    }
  }
  await page.keyboard.press('Enter');
}

describe('a reader who takes the self-check', () => {
  const magazine = new Magazine();
  before(() => magazine.open());
  after(() => magazine.close());

  it('gets from the start to a result with its reasons by the keyboard alone', async () => {
    const { page, faults } = await magazine.visit('/self-check.html');
    const quiz = page.locator('aw-posture-quiz');
    await quiz.getByRole('button', { name: 'Start' }).waitFor();
    for (let tries = 0; tries < 20 && (await focused(page)).text !== 'Start'; tries += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');

    let asked = 0;
    for (; asked < 30 && (await quiz.getByText(/^Question \d+ of \d+$/).count()); asked += 1) {
      const before = await quiz.getByText(/^Question \d+ of \d+$/).textContent();
      await answer(page);
      await page.waitForFunction(
        (words) => !document.querySelector('aw-posture-quiz')?.shadowRoot?.textContent?.includes(words ?? ''),
        before,
      );
    }
    assert.ok(asked >= 8, `${asked} questions`);
    assert.notEqual((await focused(page)).tag, 'body');
    await quiz.getByText('How this was reached').first().waitFor();
    await quiz.getByText('Your answers look most like').first().waitFor();
    await quiz.getByText('No clinician has reviewed this yet').waitFor();
    assert.deepEqual(faults, []);
  });

  it('is sent to care by a red flag, on "Next", and can take it back', async () => {
    const { page } = await magazine.visit('/self-check.html');
    const quiz = page.locator('aw-posture-quiz');
    await quiz.getByRole('button', { name: 'Start' }).click();
    await quiz.getByRole('checkbox').first().check();
    assert.equal(await quiz.getByText(/emergency number/).count(), 0);
    await quiz.getByRole('button', { name: 'Next' }).click();
    await quiz.getByText(/emergency number/).waitFor();
    assert.equal(await quiz.getByText('Your answers look most like').count(), 0);
  });

  it('finds the answers again after a reload', async () => {
    const { page } = await magazine.visit('/self-check.html');
    const quiz = page.locator('aw-posture-quiz');
    await quiz.getByRole('button', { name: 'Start' }).click();
    await quiz.getByRole('checkbox').last().check();
    await quiz.getByRole('button', { name: 'Next' }).click();
    await quiz.getByText(/^Question 2 of/).waitFor();
    await page.reload();
    await quiz.getByRole('button', { name: /Continue/ }).click();
    await quiz.getByText(/^Question 2 of/).waitFor();
  });
});
