import { aTimeout } from '@open-wc/testing';

/** What is told to the site's owner in the console while something happens. */
export async function warnings(during: () => Promise<unknown>): Promise<string[]> {
  // The sentences come on demand: there beforehand, they are said in the next task.
  await import('../../src/site/advice.js');
  const said: string[] = [];
  const { warn } = console;
  console.warn = (sentence: unknown) => said.push(String(sentence));
  try {
    await during();
    // On a busy machine the import that is there already may take more than a task.
    for (let turns = 0; turns < 20 && !said.length; turns += 1) await aTimeout(5);
    await aTimeout(0);
  } finally {
    console.warn = warn;
  }
  return said;
}
