// Loaded before anything else of a nested module, by the scaffold's rule for modules: the scaffold's own is for the app only.
import amdModule from 'amd-module';

// Where the module was loaded from: a server below a path, or a CDN.
if (amdModule?.uri) {
  __webpack_public_path__ = amdModule.uri.slice(0, amdModule.uri.lastIndexOf('/') + 1);
}
