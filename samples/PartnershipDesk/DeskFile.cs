namespace PartnershipDesk;

/// <summary>Where the partnerships are kept unless the caller says otherwise.</summary>
public static class DeskFile
{
    /// <summary>A file in the user's data folder, so that the sample leaves nothing in the current one.</summary>
    public static string DefaultPath { get; } = Path.Combine(
        Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.Create),
        "Lifecycle",
        "partnership-desk.db");
}
