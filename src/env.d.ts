/** The config's colours as styles (src/tools/build/themeStyles.ts). */
declare module 'virtual:theme.css';
