using System.Globalization;
using System.Text;
using System.Xml;

namespace Lifecycle;

/// <summary>Writes histories as XES, the eXtensible Event Stream of IEEE 1849.</summary>
internal static class XesLog
{
    private const string Space = "http://www.xes-standard.org/";

    private static readonly (string Name, string Prefix)[] Extensions =
    [
        ("Concept", "concept"), ("Lifecycle", "lifecycle"), ("Organizational", "org"), ("Time", "time"),
    ];

    public static async Task<long> WriteAsync(
        ILifecycleStore store,
        string lifecycle,
        Stream output,
        EventLogOptions options,
        CancellationToken cancellationToken)
    {
        var settings = new XmlWriterSettings
        {
            Async = true,
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",

            // What was cut off should not look complete.
            WriteEndDocumentOnClose = false,
        };
        var xml = XmlWriter.Create(output, settings);
        await using (xml.ConfigureAwait(false))
        {
            await WriteHeadAsync(xml, lifecycle).ConfigureAwait(false);
            var events = 0L;
            string? trace = null;
            var histories = store.HistoriesAsync(lifecycle, options.Unreadable, cancellationToken);
            await foreach (var (id, entry) in histories.ConfigureAwait(false))
            {
                if (!LoggedEvent.IsLogged(entry, options))
                    continue;

                if (id != trace)
                {
                    if (trace is not null)
                        await xml.WriteEndElementAsync().ConfigureAwait(false);

                    trace = id;
                    await xml.WriteStartElementAsync(null, "trace", Space).ConfigureAwait(false);
                    await AddAsync(xml, "string", "concept:name", id).ConfigureAwait(false);
                }

                await AddAsync(xml, entry, options).ConfigureAwait(false);
                events++;
            }

            await xml.WriteEndDocumentAsync().ConfigureAwait(false);
            return events;
        }
    }

    private static async Task WriteHeadAsync(XmlWriter xml, string lifecycle)
    {
        await xml.WriteStartDocumentAsync().ConfigureAwait(false);
        await BeginAsync(xml, "log", ("xes.version", "1849.2016"), ("xes.features", "")).ConfigureAwait(false);
        foreach (var (name, prefix) in Extensions)
        {
            await AddAsync(xml, "extension", ("name", name), ("prefix", prefix), ("uri", $"{Space}{prefix}.xesext"))
                .ConfigureAwait(false);
        }

        await BeginAsync(xml, "global", ("scope", "trace")).ConfigureAwait(false);
        await AddAsync(xml, "string", "concept:name", "").ConfigureAwait(false);
        await xml.WriteEndElementAsync().ConfigureAwait(false);
        await BeginAsync(xml, "global", ("scope", "event")).ConfigureAwait(false);
        await AddAsync(xml, "string", "concept:name", "").ConfigureAwait(false);
        await AddAsync(xml, "date", "time:timestamp", Text(DateTimeOffset.UnixEpoch)).ConfigureAwait(false);
        await AddAsync(xml, "string", "lifecycle:transition", "complete").ConfigureAwait(false);
        await xml.WriteEndElementAsync().ConfigureAwait(false);
        await AddAsync(xml, "classifier", ("name", "Activity"), ("keys", "concept:name")).ConfigureAwait(false);
        await AddAsync(xml, "string", "concept:name", lifecycle).ConfigureAwait(false);
        await AddAsync(xml, "string", "lifecycle:model", "standard").ConfigureAwait(false);
    }

    private static async Task AddAsync(XmlWriter xml, StoredEntry entry, EventLogOptions options)
    {
        await BeginAsync(xml, "event").ConfigureAwait(false);
        await AddAsync(xml, "string", "concept:name", LoggedEvent.ActivityOf(entry)).ConfigureAwait(false);
        await AddAsync(xml, "date", "time:timestamp", Text(entry.At)).ConfigureAwait(false);
        await AddAsync(xml, "string", "lifecycle:transition", entry.IsAccepted ? "complete" : "ate_abort")
            .ConfigureAwait(false);
        if (options.IncludesDetails && entry.Actor is { } actor)
            await AddAsync(xml, "string", "org:resource", actor).ConfigureAwait(false);

        foreach (var (name, value) in LoggedEvent.Texts(entry, options))
            await AddAsync(xml, "string", name, value).ConfigureAwait(false);

        foreach (var (name, value) in LoggedEvent.Numbers(entry))
            await AddAsync(xml, "int", name, value.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);

        await xml.WriteEndElementAsync().ConfigureAwait(false);
    }

    private static string Text(DateTimeOffset at) => XmlConvert.ToString(at);

    private static Task AddAsync(XmlWriter xml, string element, string key, string value) =>
        AddAsync(xml, element, ("key", key), ("value", Valid(value)));

    private static async Task AddAsync(XmlWriter xml, string element, params (string Name, string Value)[] attributes)
    {
        await BeginAsync(xml, element, attributes).ConfigureAwait(false);
        await xml.WriteEndElementAsync().ConfigureAwait(false);
    }

    private static async Task BeginAsync(
        XmlWriter xml, string element, params (string Name, string Value)[] attributes)
    {
        await xml.WriteStartElementAsync(null, element, Space).ConfigureAwait(false);
        foreach (var (name, value) in attributes)
            await xml.WriteAttributeStringAsync(null, name, null, value).ConfigureAwait(false);
    }

    /// <summary>The text without half characters, and without those that XML has not even by their numbers.</summary>
    private static string Valid(string text)
    {
        if (text.All(character => XmlConvert.IsXmlChar(character)))
            return text;

        var valid = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isXml = !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
            valid.Append(isXml ? rune.ToString() : "\ufffd");
        }

        return valid.ToString();
    }
}
