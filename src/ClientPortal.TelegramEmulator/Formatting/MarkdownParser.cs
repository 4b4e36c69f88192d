using System.Text;
using ClientPortal.TelegramEmulator.BotApi.Types;

namespace ClientPortal.TelegramEmulator.Formatting;

/// <summary>Parse mode Markdown, the old one: <c>*bold* _italic_ `code` ```pre``` [text](url)</c>, without nesting.</summary>
internal sealed class MarkdownParser
{
    private readonly Utf8Source _source;
    private readonly StringBuilder _text = new();
    private readonly List<MessageEntity> _entities = [];

    private MarkdownParser(string text) => _source = new Utf8Source(text);

    public static FormattedText Parse(string text) => new MarkdownParser(text).Parse();

    private FormattedText Parse()
    {
        while (!_source.AtEnd)
        {
            if (_source.Current == '\\' && _source.Peek(1) is (byte)'_' or (byte)'*' or (byte)'`' or (byte)'[')
            {
                _source.Position++;
                _source.CopyCharacter(_text);
            }
            else if (_source.Current is (byte)'_' or (byte)'*' or (byte)'`' or (byte)'[')
            {
                ReadEntity();
            }
            else
            {
                _source.CopyCharacter(_text);
            }
        }

        return new FormattedText(_text.ToString(), _entities);
    }

    private void ReadEntity()
    {
        var begin = _source.Position;
        var mark = _source.Current;
        var isPre = mark == '`' && _source.Peek(1) == '`' && _source.Peek(2) == '`';
        _source.Position += isPre ? 3 : 1;
        var language = isPre ? MarkdownCode.ReadLanguage(_source) : null;
        var offset = _text.Length;
        var innerBegin = _source.Position;
        var end = mark == '[' ? (byte)']' : mark;
        while (!_source.AtEnd && !(_source.Current == end && (!isPre || (_source.Peek(1) == '`' && _source.Peek(2) == '`'))))
        {
            _source.CopyCharacter(_text);
        }

        if (_source.AtEnd)
        {
            throw new FormattingException($"Can't find end of the entity starting at byte offset {begin}");
        }

        var inner = _source.Slice(innerBegin, _source.Position);
        _source.Position += isPre ? 3 : 1;
        var url = mark == '[' ? ReadUrl(inner) : null;
        var length = _text.Length - offset;
        if (length > 0 && Create(mark, isPre, offset, length, language, url) is { } entity)
        {
            _entities.Add(entity);
        }
    }

    private string ReadUrl(string inner)
    {
        if (_source.Current != '(')
        {
            return inner;
        }

        var begin = ++_source.Position;
        while (!_source.AtEnd && _source.Current != ')')
        {
            _source.Position++;
        }

        var url = _source.Slice(begin, _source.Position);
        _source.Position++;
        return url;
    }

    private static MessageEntity? Create(byte mark, bool isPre, int offset, int length, string? language, string? url) => (char)mark switch
    {
        '[' => EntityLinks.Create(offset, length, url!),
        '`' => new() { Offset = offset, Length = length, Type = isPre ? EntityTypes.Pre : EntityTypes.Code, Language = language },
        '*' => new() { Offset = offset, Length = length, Type = EntityTypes.Bold },
        _ => new() { Offset = offset, Length = length, Type = EntityTypes.Italic },
    };
}
