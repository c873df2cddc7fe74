/** The bundler’s own kinds of import. */
declare module '*.css' {}
declare module '@fontsource-variable/noto-sans-tc' {}
