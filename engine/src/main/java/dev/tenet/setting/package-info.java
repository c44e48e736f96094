/**
 * Settings: each is declared where it is used, as a {@link dev.tenet.setting.Setting} with its key, range, default and
 * one line of help, and read through {@link dev.tenet.setting.SettingValues}. A mistake of a user, in a setting or
 * anywhere else, is an {@link dev.tenet.setting.InvalidSpecException}.
 *
 * <p>The package uses nothing else of Tenet.
 */
@NullMarked
package dev.tenet.setting;

import org.jspecify.annotations.NullMarked;
