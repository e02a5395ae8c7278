using FsCheck.Fluent;
using Lifecycle.Partnerships;

namespace Lifecycle.Diagrams.Tests.Readers;

/// <summary>The SCXML compiler of Qt accepts what is written.</summary>
public class QscxmlcTests
{
    [ReadBy(Programs.Qscxmlc)]
    public void A_partnership_is_accepted() =>
        Assert.Equal("", Faults(LifecycleDocument.Of(new PartnershipLifecycle().Graph).ToScxml()));

    [ReadBy(Programs.Qscxmlc)]
    public void Hostile_names_are_accepted() => Assert.Equal("", Faults(Hostile.Document.ToScxml()));

    [ReadBy(Programs.Qscxmlc)]
    public void Random_lifecycles_are_accepted() =>
        Assert.All(
            RandomDocuments.Documents().Sample(60, 9),
            document => Assert.Equal("", Faults(document.ToScxml())));

    [ReadBy(Programs.Qscxmlc)]
    public void A_broken_document_is_refused()
    {
        var scxml = LifecycleDocument.Of(new PartnershipLifecycle().Graph).ToScxml();

        var broken = scxml.Replace("target=\"Closing\"", "target=\"Nowhere\"", StringComparison.Ordinal);

        Assert.NotEqual("", Faults(broken));
    }

    /// <summary>What the compiler says; empty if it accepts the document.</summary>
    private static string Faults(string scxml)
    {
        var folder = Directory.CreateTempSubdirectory("scxml");
        try
        {
            var file = Path.Combine(folder.FullName, "lifecycle.scxml");
            File.WriteAllText(file, scxml);
            var (exitCode, output, errors) = Programs.Run(
                Programs.Qscxmlc, "", "-o", Path.Combine(folder.FullName, "lifecycle"), file);
            return exitCode == 0 ? "" : $"exit code {exitCode}: {output}{errors}";
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
