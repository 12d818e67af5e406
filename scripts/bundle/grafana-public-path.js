// Loaded before anything else of a module, by the scaffold's rule for modules, whose own file knows one plugin only.
import { uri } from 'amd-module';

// Where the module was loaded from: a server below a path, or a CDN.
if (uri) {
  __webpack_public_path__ = uri.slice(0, uri.lastIndexOf('/') + 1);
}
