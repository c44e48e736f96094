/**
 * Settings. Each is declared where it is used, as a {@link dev.tenet.setting.Setting} with its key, range, default and
 * a line of help, and read through {@link dev.tenet.setting.SettingValues}. User mistakes, in a setting or elsewhere,
 * are reported as {@link dev.tenet.setting.InvalidSpecException}.
 *
 * <p>The package uses nothing else of Tenet.
 */
@NullMarked
package dev.tenet.setting;

import org.jspecify.annotations.NullMarked;
