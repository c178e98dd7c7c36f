/** Made by the build, which types need not wait for. */
declare module '*/custom-elements.json' {
  const manifest: object;
  export default manifest;
}
