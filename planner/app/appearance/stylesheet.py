"""The style sheet with `$role` where a colour of the theme goes. Sizes are those of the design;
none is that of text, which the fonts of the widgets say."""

SHEET = """
QMenuBar { background: $window; color: $ink; border: none; spacing: 0; padding-left: 7px; }
QMenuBar::item { background: transparent; padding: 4px 8px; margin: 2px 0;
    border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $sel; }
QMenu { background: $raised; color: $ink; border: 1px solid $border2; padding: 4px; }
QMenu::item { padding: 5px 22px 5px 9px; border-radius: 4px; min-height: 18px; }
QMenu::item:selected { background: $sel; }
QMenu::item:disabled { color: $faded; background: transparent; }
QMenu::separator { height: 1px; background: $border; margin: 4px 8px; }
QMenu::icon { padding-left: 7px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 7px; }
QMenu::indicator:checked { image: url(${icons}-menu-check.svg); }
QMenu::right-arrow { image: url(${icons}-chevron-right.svg); width: 14px; height: 14px;
    padding-right: 6px; }
QToolTip { background: $raised; color: $ink; border: 1px solid $border2; padding: 4px 7px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $border2; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $field; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QLineEdit, QSpinBox, QDoubleSpinBox, QDateEdit, QTimeEdit, QComboBox {
    background: $raised; color: $ink; border: 1px solid $field; border-radius: 5px;
    padding: 3px 7px; placeholder-text-color: $ink3; selection-background-color: $border2;
    selection-color: $ink; }
QPlainTextEdit, QTextEdit { background: $raised; color: $ink; border: 1px solid $field;
    border-radius: 5px; padding: 3px 4px; placeholder-text-color: $ink3;
    selection-background-color: $border2;
    selection-color: $ink; }
QAbstractSpinBox { padding: 1px 7px 2px 7px; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateEdit:focus, QTimeEdit:focus,
QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: $ink; }
QLineEdit:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled, QDateEdit:disabled,
QComboBox:disabled { color: $faded; border-color: $border2; background: $panel; }
QSpinBox::up-button, QDoubleSpinBox::up-button, QSpinBox::down-button,
QDoubleSpinBox::down-button, QDateEdit::up-button, QDateEdit::down-button {
    border: none; background: transparent; width: 18px; subcontrol-origin: border;
    margin: 1px 1px 0 0; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-position: bottom right; }
QSpinBox::up-button:hover, QDoubleSpinBox::up-button:hover, QSpinBox::down-button:hover,
QDoubleSpinBox::down-button:hover { background: $hover; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow, QDateEdit::up-arrow {
    image: url(${icons}-chevron-up.svg); width: 9px; height: 9px; position: relative; top: 2px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow, QDateEdit::down-arrow {
    image: url(${icons}-chevron-down.svg); width: 9px; height: 9px; position: relative; top: -2px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 22px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(${icons}-chevron-down.svg);
    width: 13px; height: 13px; }
QComboBox QAbstractItemView, QListView#completions { background: $raised; color: $ink;
    border: 1px solid $border2; padding: 4px; outline: none;
    selection-background-color: $sel; selection-color: $ink; }
QComboBox QAbstractItemView::item, QListView#completions::item { min-height: 26px;
    padding: 0 6px; border-radius: 4px; }

QCheckBox, QRadioButton { spacing: 8px; color: $ink; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px;
    border: 1px solid $field; background: $raised; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $ink; }
QCheckBox::indicator:checked { background: $ink; border-color: $ink;
    image: url(${icons}-check.svg); }
QCheckBox::indicator:indeterminate { background: $ink; border-color: $ink;
    image: url(${icons}-minus.svg); }
QRadioButton::indicator:checked { background: $raised; border: 5px solid $ink; width: 6px;
    height: 6px; }

QTreeView, QListView, QTableView { background: $panel; color: $ink; border: none; outline: none;
    selection-background-color: $sel; selection-color: $ink; }
QHeaderView::section { background: $panel; color: $ink2; border: none;
    border-bottom: 1px solid $border; padding: 4px 8px; font-weight: 600; }
QSplitter::handle { background: $border; }
QScrollArea { background: transparent; border: none; }

QSlider::groove:horizontal { height: 2px; background: $border2; border-radius: 1px; }
QSlider::handle:horizontal { width: 9px; height: 9px; margin: -5px 0; border-radius: 5px;
    border: 1px solid $ink2; background: $raised; }
QSlider::handle:horizontal:hover { border-color: $ink; background: $hover; }

QDialog { background: $panel; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QDialogButtonBox QPushButton { background: $raised; color: $ink; border: 1px solid $border2;
    border-radius: 6px; padding: 5px 13px; min-width: 56px; font-weight: 500; }
QDialogButtonBox QPushButton:hover { background: $hover; }
QDialogButtonBox QPushButton:pressed { background: $sel; }
QDialogButtonBox QPushButton:default { background: $ink; color: $on_ink; border-color: $ink; }
QDialogButtonBox QPushButton:disabled { color: $faded; background: $panel; }
QFrame#card { background: $raised; border: 1px solid $border2; border-radius: 10px; }
QFrame#popover { background: $raised; border: 1px solid $border2; }
"""
