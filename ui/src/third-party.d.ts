/** Made by the build: what the program and its pages are built with. */
declare module 'virtual:third-party' {
  const list: {
    packages: readonly {
      name: string;
      version: string;
      licence: string;
      /** By their places in `texts`. */
      texts: readonly number[];
    }[];
    texts: readonly string[];
  };
  export default list;
}
