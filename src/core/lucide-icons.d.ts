// Lucide publishes each icon as a module of plain data but types only its index.
declare module 'lucide/dist/esm/icons/*.mjs' {
  const icon: import('./icon.ts').IconNode;
  export default icon;
}
