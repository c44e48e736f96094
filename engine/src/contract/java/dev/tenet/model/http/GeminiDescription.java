package dev.tenet.model.http;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.tenet.servers.Npm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Google's own description of Gemini, in the {@code .proto} files of its library for Node, read by Google's own tools:
 * {@code protoc}, and the JSON format of its library for Java, which refuses fields and words that it does not know.
 */
final class GeminiDescription {

    private static final String PACKAGE = "google/ai/generativelanguage/v1beta/";

    private final Descriptor request;

    private GeminiDescription(Descriptor request) {
        this.request = request;
    }

    static GeminiDescription published() throws IOException, InterruptedException, DescriptorValidationException {
        Path modules = Npm.install("@google-ai/generativelanguage", "4.1.0");
        Path protoc = Npm.directory().resolve("protoc");
        if (!protoc.toFile().setExecutable(true)) {
            throw new IOException(protoc + " cannot be made executable");
        }
        Path compiled = Npm.directory().resolve("gemini.descriptors");
        Npm.run(
                Npm.directory().resolve("protoc.log"),
                protoc.toString(),
                "-I" + modules.resolve("@google-ai/generativelanguage/build/protos"),
                "-I" + modules.resolve("google-gax/build/protos"),
                "--include_imports",
                "--descriptor_set_out=" + compiled,
                PACKAGE + "generative_service.proto");
        Map<String, FileDescriptor> files = new HashMap<>();
        // A file comes after all that it imports.
        for (FileDescriptorProto file :
                FileDescriptorSet.parseFrom(Files.readAllBytes(compiled)).getFileList()) {
            FileDescriptor[] imports =
                    file.getDependencyList().stream().map(files::get).toArray(FileDescriptor[]::new);
            files.put(file.getName(), FileDescriptor.buildFrom(file, imports));
        }
        return new GeminiDescription(
                files.get(PACKAGE + "generative_service.proto").findMessageTypeByName("GenerateContentRequest"));
    }

    /** What is wrong with a request; empty if nothing. */
    List<String> faults(String body) {
        try {
            JsonFormat.parser().merge(body, DynamicMessage.newBuilder(request));
            return List.of();
        } catch (InvalidProtocolBufferException misfit) {
            return List.of(String.valueOf(misfit.getMessage()));
        }
    }
}
