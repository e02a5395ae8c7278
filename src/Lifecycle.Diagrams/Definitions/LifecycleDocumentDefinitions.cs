namespace Lifecycle.Diagrams;

/// <summary>Makes definitions and graphs of documents.</summary>
public static class LifecycleDocumentDefinitions
{
    /// <summary>Makes a definition, whose stages and triggers are the keys in the document.</summary>
    /// <typeparam name="TSubject">The type of the subject.</typeparam>
    /// <param name="document">The document.</param>
    /// <param name="bindings">The code behind its names. Later changes of the bindings do not change the
    /// definition.</param>
    /// <exception cref="LifecycleDocumentException">
    /// A name is bound to nothing, or the document declares no sound lifecycle. Each fault has its line.
    /// </exception>
    public static LifecycleDefinition<string, string, TSubject> ToDefinition<TSubject>(
        this LifecycleDocument document, LifecycleBindings<TSubject> bindings)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(bindings);
        var faults = new DocumentFaults();
        DocumentNames.Check(document, faults);
        BindingCheck.Check(document, bindings, faults);
        faults.ThrowIfAny(What(document));
        return Compiled(document, bindings.Copy());
    }

    /// <summary>
    /// Makes the graph. Nothing has to be bound: types of payloads and events are stand-ins that only have a name.
    /// </summary>
    /// <param name="document">The document.</param>
    /// <exception cref="LifecycleDocumentException">
    /// The document declares no sound lifecycle. Each fault has its line.
    /// </exception>
    public static LifecycleGraph<string, string> ToGraph(this LifecycleDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var faults = new DocumentFaults();
        DocumentNames.Check(document, faults);
        faults.ThrowIfAny(What(document));
        return Compiled(document, StandIns.For(document)).Graph;
    }

    private static DocumentLifecycle<TSubject> Compiled<TSubject>(
        LifecycleDocument document, LifecycleBindings<TSubject> bindings)
    {
        var definition = new DocumentLifecycle<TSubject>(document, bindings);
        try
        {
            _ = definition.Graph;
            return definition;
        }
        catch (DefinitionException exception)
        {
            var faults = new DocumentFaults();
            foreach (var fault in exception.Faults)
                faults.Add(Locate(document, fault), fault.ToString());

            faults.ThrowIfAny(What(document), exception);
            throw;
        }
    }

    private static string What(LifecycleDocument document) => $"{document.Name} is no sound lifecycle:";

    private static Location Locate(LifecycleDocument document, DefinitionFault fault)
    {
        var stage = document.Stages.FirstOrDefault(stage => stage.Key == fault.Stage);
        if (stage is null)
        {
            return document.Triggers.FirstOrDefault(trigger => trigger.Key == fault.Trigger)?.Location
                ?? document.Location;
        }

        return stage.Transitions.FirstOrDefault(each => each.Trigger == fault.Trigger)?.Location
            ?? stage.DueTriggers.FirstOrDefault(due => due.Trigger == fault.Trigger)?.Location
            ?? stage.Location;
    }
}
