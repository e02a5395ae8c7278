using System.Xml;

namespace Lifecycle.Diagrams;

/// <summary>
/// Keys as ids that SCXML and XState accept: a character that an id cannot have becomes <c>_x0020_</c> or the like.
/// </summary>
internal static class NameCode
{
    public static string Encode(string key)
    {
        // A dot separates the parts of an event. Readers disagree about marks that combine with a letter.
        var id = string.Concat(XmlConvert.EncodeLocalName(key)!.Select(each =>
            each == '.' || (each > '~' && !char.IsLetter(each)) ? $"_x{(int)each:X4}_" : $"{each}"));

        // A state named __proto__ would be lost in a JavaScript object.
        return id.StartsWith("__", StringComparison.Ordinal) ? $"_x005F_{id.AsSpan(1)}" : id;
    }

    public static string Decode(string id) => XmlConvert.DecodeName(id)!;
}
