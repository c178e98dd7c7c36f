/** What is told to the site's owner in the console while something happens. */
export async function warnings(during: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  const { warn } = console;
  console.warn = (sentence: unknown) => said.push(String(sentence));
  try {
    await during();
  } finally {
    console.warn = warn;
  }
  return said;
}
