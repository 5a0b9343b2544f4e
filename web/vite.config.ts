import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type UserConfig } from 'vite';

// Two builds into one folder that also holds the engine for browsers, hence never emptied: the workbench (index.html,
// app.js, app.css) and what a brief carries (try.js, one classic script). Names are stable: they are embedded in the
// binary and compared with what a fresh build gives.
const shared: UserConfig = {
  base: './',
  plugins: [svelte({ configFile: false, compilerOptions: { cssHash: ({ hash, css }) => `s-${hash(css)}` } })],
  publicDir: false,
};

const workbench: UserConfig = {
  ...shared,
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    modulePreload: false,
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    target: 'es2022',
    rolldownOptions: {
      output: {
        entryFileNames: 'app.js',
        chunkFileNames: '[name].js',
        assetFileNames: (asset) => (asset.names.some((name) => name.endsWith('.css')) ? 'app.css' : '[name][extname]'),
        codeSplitting: false,
      },
    },
  },
};

const brief: UserConfig = {
  ...shared,
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: 'es2020',
    lib: { entry: 'src/try/try.ts', name: 'EntenteTry', formats: ['iife'], fileName: () => 'try.js' },
  },
};

export default defineConfig(({ mode }) => (mode === 'try' ? brief : workbench));
