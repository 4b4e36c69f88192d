using System.Text;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>
/// Parse mode MarkdownV2: <c>*bold* _italic_ __underline__ ~strike~ ||spoiler|| `code` ```pre``` [text](url) ![😀](tg://emoji?id=1)</c> and
/// quotes whose lines begin with <c>&gt;</c>. Eighteen characters are reserved and must be escaped elsewhere.
/// </summary>
internal sealed class MarkdownV2Parser
{
    private const string Reserved = "_*[]()~`>#+-=|{}.!\n";

    private readonly Utf8Source _source;
    private readonly StringBuilder _text = new();
    private readonly List<MessageEntity> _entities = [];
    private readonly Stack<Open> _open = new();
    private bool _inQuote;
    private bool _quoteMayBegin = true;

    private MarkdownV2Parser(string text) => _source = new Utf8Source(text);

    public static FormattedText Parse(string text) => new MarkdownV2Parser(text).Parse();

    private FormattedText Parse()
    {
        while (!_source.AtEnd)
        {
            var current = _source.Current;
            if (current == '\\' && _source.Peek(1) is > 0 and <= 126)
            {
                _source.Position++;
                CopyCharacter();
            }
            else if (!IsReserved(current))
            {
                CopyCharacter();
            }
            else if (Ends(current))
            {
                Close(current);
            }
            else
            {
                Begin(current);
            }
        }

        CloseQuoteAtEnd();
        if (_open.TryPeek(out var unclosed))
        {
            throw Unclosed(unclosed);
        }

        return new FormattedText(_text.ToString(), _entities);
    }

    private bool IsReserved(byte current) =>
        _open.TryPeek(out var open) && open.IsCode ? current == '`' : Reserved.Contains((char)current, StringComparison.Ordinal);

    private void CopyCharacter()
    {
        if (_source.Current != '\r')
        {
            _quoteMayBegin = _source.Current == '\n';
        }

        _source.CopyCharacter(_text);
    }

    private bool Ends(byte current)
    {
        if (!_open.TryPeek(out var open))
        {
            return false;
        }

        if (_inQuote && current == '\n' && _source.Peek(1) != '>')
        {
            return true;
        }

        var next = _source.Peek(1);
        return open.Kind switch
        {
            "Bold" => current == '*',
            "Italic" => current == '_' && next != '_',
            "Underline" => current == '_' && next == '_',
            "Strikethrough" => current == '~',
            "Spoiler" => current == '|' && next == '|',
            "Code" => current == '`',
            "Pre" or "PreCode" => current == '`' && next == '`' && _source.Peek(2) == '`',
            "TextUrl" or "CustomEmoji" => current == ']',
            _ => false,
        };
    }

    private void Begin(byte current)
    {
        var begin = _source.Position;
        var next = _source.Peek(1);
        var (kind, width) = (char)current switch
        {
            '_' when next == '_' => ("Underline", 2),
            '_' => ("Italic", 1),
            '*' => ("Bold", 1),
            '~' => ("Strikethrough", 1),
            '|' when next == '|' => ("Spoiler", 2),
            '[' => ("TextUrl", 1),
            '!' when next == '[' => ("CustomEmoji", 2),
            '`' when next == '`' && _source.Peek(2) == '`' => ("Pre", 3),
            '`' => ("Code", 1),
            '\n' => ("", 1),
            '>' when _quoteMayBegin => (_inQuote ? "" : "BlockQuote", 1),
            _ => throw new FormattingException($"Character '{(char)current}' is reserved and must be escaped with the preceding '\\'"),
        };
        if (current == '\n')
        {
            CopyCharacter();
            return;
        }

        _source.Position += width;
        if (kind.Length == 0)
        {
            return;
        }

        _inQuote |= kind == "BlockQuote";
        var language = kind == "Pre" ? MarkdownCode.ReadLanguage(_source) : null;
        _open.Push(new Open(language is null ? kind : "PreCode", language, _text.Length, begin));
    }

    private void Close(byte current)
    {
        var open = _open.Pop();
        if (current == '\n' && open.Kind != "BlockQuote")
        {
            // A quote that ends with "||" is an expandable one: what looked like a spoiler was its mark.
            if (open.Kind != "Spoiler" || open.Offset != _text.Length || !_open.TryPeek(out var outer))
            {
                throw Unclosed(open);
            }

            open = outer.Kind == "BlockQuote" ? _open.Pop() with { Kind = "ExpandableBlockQuote" } : throw Unclosed(outer);
        }

        var width = open.Kind switch
        {
            "Underline" or "Spoiler" => 2,
            "Pre" or "PreCode" => 3,
            _ => 1,
        };
        if (open.IsQuote)
        {
            _inQuote = false;
            CopyCharacter();
        }
        else
        {
            _source.Position += width;
        }

        var length = _text.Length - open.Offset;
        var entity = open.Kind switch
        {
            "TextUrl" => EntityLinks.Create(open.Offset, length, MarkdownV2Link.Read(_source, required: false) ?? _text.ToString(open.Offset, length)),
            "CustomEmoji" => MarkdownV2Link.CreateEmojiOrTime(open.Offset, length, MarkdownV2Link.Read(_source, required: true)!),
            _ => open.ToEntity(length),
        };
        if (entity is not null && length > 0)
        {
            _entities.Add(entity);
        }
    }

    private void CloseQuoteAtEnd()
    {
        if (!_inQuote)
        {
            return;
        }

        var expandable = _open.TryPeek(out var last) && last.Kind == "Spoiler" && last.Begin == _source.Length - 2;
        if (expandable)
        {
            _open.Pop();
        }

        if (_open.TryPeek(out var open) && open.Kind == "BlockQuote")
        {
            _open.Pop();
            var length = _text.Length - open.Offset;
            if (length > 0)
            {
                _entities.Add((expandable ? open with { Kind = "ExpandableBlockQuote" } : open).ToEntity(length));
            }
        }
    }

    private static FormattingException Unclosed(Open open) => new($"Can't find end of {open.Kind} entity at byte offset {open.Begin}");

    /// <summary>An entity that waits for its end.</summary>
    /// <param name="Kind">The name that Telegram's error texts use.</param>
    private sealed record Open(string Kind, string? Language, int Offset, int Begin)
    {
        public bool IsCode => Kind is "Code" or "Pre" or "PreCode";

        public bool IsQuote => Kind is "BlockQuote" or "ExpandableBlockQuote";

        public MessageEntity ToEntity(int length) => new()
        {
            Offset = Offset,
            Length = length,
            Language = Language,
            Type = Kind switch
            {
                "PreCode" => EntityTypes.Pre,
                "ExpandableBlockQuote" => EntityTypes.ExpandableBlockquote,
                _ => Kind.ToLowerInvariant(),
            },
        };
    }
}
